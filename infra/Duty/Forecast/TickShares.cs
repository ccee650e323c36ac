using JobAssist.Mobile.Domain;

namespace JobAssist.Mobile.Infra.Duty.Forecast;

/// <summary>An account that speaks for a person.</summary>
/// <param name="Ticks">Usable ticks of consent.</param>
/// <param name="LongTerm">One of them is never spent.</param>
internal sealed record ForecastAccount(Guid Id, bool IsBad, int Ticks, bool LongTerm);

/// <summary>Gives out ticks of consent in the order of sending, as the fence of a send does: the account seen last that has one left.</summary>
internal sealed class TickShares
{
    private readonly Dictionary<Guid, int> left = [];
    private readonly Dictionary<Guid, HashSet<WorkerId>> spenders = [];

    /// <summary>Null when the person gets a message by WeChat.</summary>
    public ForecastReason? Next(WorkerId worker, IReadOnlyList<ForecastAccount> accounts)
    {
        if (accounts.Count == 0) return ForecastReason.NoAccount;
        var usable = accounts.Where(account => !account.IsBad).ToList();
        if (usable.Count == 0) return ForecastReason.BadOpenId;
        if (usable.Find(account => account.LongTerm || left.GetValueOrDefault(account.Id, account.Ticks) > 0) is { } found)
        {
            if (!found.LongTerm) Spend(found, worker);
            return null;
        }

        return usable.Exists(account => spenders.TryGetValue(account.Id, out var others) && others.Any(other => other != worker)) ? ForecastReason.TooFewTicks : ForecastReason.NoConsent;
    }

    private void Spend(ForecastAccount account, WorkerId worker)
    {
        left[account.Id] = left.GetValueOrDefault(account.Id, account.Ticks) - 1;
        if (!spenders.TryGetValue(account.Id, out var people)) spenders[account.Id] = people = [];
        people.Add(worker);
    }
}

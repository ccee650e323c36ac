using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Budget;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Sms;

/// <summary>
/// What one dispatch may still send of the day's budget: taken by the batch, handed out one by one, the rest given back at its end. A
/// program that dies has wasted a batch at most.
/// </summary>
internal sealed class SmsAllowance(NpgsqlDataSource database, SendBudget budget, TimeProvider clock, int batch) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<DateOnly, BudgetGrant> held = [];

    /// <summary>One SMS, or null when the day has none left.</summary>
    public async Task<BudgetGrant?> TakeAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            var day = BudgetDay.Of(now);
            if (held.GetValueOrDefault(day).Count == 0)
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken);
                held[day] = await budget.TakeAsync(connection, NoticeChannel.Sms, SendPurpose.Obligation, batch, now, cancellationToken);
                if (held[day].Count == 0) return null;
            }

            held[day] = held[day] with { Count = held[day].Count - 1 };
            return held[day] with { Count = 1 };
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>An SMS that was not sent after all.</summary>
    public async Task PutBackAsync(BudgetGrant one)
    {
        await gate.WaitAsync(CancellationToken.None);
        held[one.Day] = one with { Count = held[one.Day].Count + one.Count };
        gate.Release();
    }

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (held.Values.All(grant => grant.Count == 0)) return;
        try
        {
            await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
            foreach (var grant in held.Values) await SendBudget.GiveBackAsync(connection, grant, grant.Count, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The database is away: the batch is wasted until the day is over.
        }
    }
}

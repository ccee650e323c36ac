using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Duty;

namespace JobAssist.Mobile.Api.Workers.Consents;

/// <summary>How many messages may still come.</summary>
/// <param name="LongTerm">True: until refused, whatever the number.</param>
/// <param name="Left">As far as we know; WeChat's answer is final.</param>
public sealed record TemplateBalance(string TemplateId, bool LongTerm, int Left);

internal static class Balances
{
    public static async Task<IReadOnlyList<TemplateBalance>> OfAsync(ConsentLedger consents, AccountId account, CancellationToken ct) =>
        [.. (await consents.BalancesAsync(account, ct)).Select(b => new TemplateBalance(b.TemplateId, b.LongTerm, b.Left))];
}

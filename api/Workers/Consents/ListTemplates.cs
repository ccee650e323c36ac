using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Consents;

/// <summary>Which templates the phone should ask for at the next tap, and how many notices are left of each.</summary>
internal static class ListTemplates
{
    public static async Task<Ok<IReadOnlyList<TemplateToAsk>>> HandleAsync(CurrentAccount account, MobileDbContext db, ConsentLedger consents, CancellationToken ct)
    {
        var templates = await db.MessageTemplates.AsNoTracking().Where(t => t.StoppedAt == null).ToListAsync(ct);
        var left = (await Balances.OfAsync(consents, account.Id, ct)).ToDictionary(b => b.TemplateId, b => b.Left, StringComparer.Ordinal);
        return TypedResults.Ok<IReadOnlyList<TemplateToAsk>>([.. templates.OrderBy(t => t.Purpose).ThenBy(t => t.TemplateId, StringComparer.Ordinal)
            .Select(t => new TemplateToAsk(t.TemplateId, t.Purpose, t.Title, t.LongTerm, left.GetValueOrDefault(t.TemplateId)))]);
    }
}

/// <param name="LongTerm">One-time and long-term templates may not be asked for in one call.</param>
public sealed record TemplateToAsk(string TemplateId, TemplatePurpose Purpose, string Title, bool LongTerm, int Left);

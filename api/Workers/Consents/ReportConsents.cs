using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Consents;

/// <summary>The phone reports what the person ticked in WeChat's panel; the answer says how many notices are left. Templates that are not ours are passed over.</summary>
internal static class ReportConsents
{
    public static async Task<Ok<ReportConsentsResponse>> HandleAsync(
        ReportConsentsRequest request, CurrentAccount account, MobileDbContext db, ConsentLedger consents, HttpRequest http, CancellationToken ct)
    {
        var ours = await db.MessageTemplates.AsNoTracking().Where(t => t.StoppedAt == null).Select(t => t.TemplateId).ToListAsync(ct);
        var tick = http.Headers[Idempotency.Header].ToString();
        var reports = request.Results.Where(r => ours.Contains(r.TemplateId)).DistinctBy(r => r.TemplateId)
            .Select(r => new ConsentReport(r.TemplateId, ChoiceOf(r.Choice), tick)).ToList();
        await consents.ReportByPhoneAsync(account.Id, reports, ct);
        return TypedResults.Ok(new ReportConsentsResponse(await Balances.OfAsync(consents, account.Id, ct)));
    }

    // acceptWithAudio and acceptWithAlert are consent as well; WeChat may invent more words that begin so.
    private static ConsentChoice ChoiceOf(string choice) => choice switch
    {
        _ when choice.StartsWith("accept", StringComparison.Ordinal) => ConsentChoice.Accepted,
        "ban" => ConsentChoice.Banned,
        "filter" => ConsentChoice.Filtered,
        _ => ConsentChoice.Rejected,
    };
}

public sealed record ReportConsentsRequest([Entries(5, Min = 1)] ConsentResult[] Results);

/// <param name="Choice">WeChat's own word: accept, acceptWithAudio, acceptWithAlert, reject, ban or filter.</param>
public sealed record ConsentResult([Text(64)] string TemplateId, [Text(40)] string Choice);

public sealed record ReportConsentsResponse(IReadOnlyList<TemplateBalance> Left);

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Workers.Sheets;

/// <summary>Somebody scans the sheet that was handed to them. Another person's sheet looks like none.</summary>
internal static class ScanMySheet
{
    public static async Task<Results<Ok<SheetScanned>, NotFound, ProblemHttpResult>> HandleAsync(ScanMySheetRequest request, CurrentWorker me, EvidenceLedger evidence, PersonalSecrets secrets, CancellationToken ct) =>
        CheckCode.TryRead(request.Code, out var code) ? (await evidence.ScannedByPersonAsync(secrets.SheetCodeIndex(code), me.Id, me.AccountId, ct)).ToResult() : TypedResults.NotFound();
}

/// <param name="Code">The eight characters on the sheet.</param>
public sealed record ScanMySheetRequest([Text(20)] string Code);

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Liaisons.Sheets;

/// <summary>A liaison scans the sheet just handed over, or handed over where there was no network.</summary>
internal static class ScanHandedSheet
{
    private static readonly TimeSpan LongestWithoutNetwork = TimeSpan.FromDays(3);

    public static async Task<Results<Ok<SheetScanned>, NotFound, ProblemHttpResult>> HandleAsync(
        ScanHandedSheetRequest request, CurrentStaff staff, EvidenceLedger evidence, PersonalSecrets secrets, TimeProvider clock, CancellationToken ct)
    {
        var (now, at) = (clock.GetUtcNow(), request.At.ToUniversalTime());
        if (at > now) return new FieldError("at", "scan.in_future", "送到的时间还没有到，请核对。").ToProblem();
        if (at < now - LongestWithoutNetwork) return new FieldError("at", "scan.too_old", "送到超过三天才登记的单子不能算，请当面再送一次。").ToProblem();
        if (!CheckCode.TryRead(request.Code, out var code)) return TypedResults.NotFound();
        return (await evidence.ScannedByLiaisonAsync(secrets.SheetCodeIndex(code), staff.Id, staff.ScopePrefix, at, ct)).ToResult();
    }
}

/// <param name="Code">The eight characters on the sheet.</param>
/// <param name="At">When it was handed over; not more than three days ago.</param>
public sealed record ScanHandedSheetRequest([Text(20)] string Code, DateTimeOffset At);

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Report;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Oversight.Duty;

/// <summary>The same report as a workbook and as a picture.</summary>
internal static class DownloadDutyReport
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<FileContentHttpResult> SheetAsync(CurrentStaff staff, DutyReports reports, TimeProvider clock, DutyMonth? month, CancellationToken ct)
    {
        var report = await ReportAsync(staff, reports, clock, month, ct);
        using var written = new MemoryStream();
        await DutySheet.WriteAsync(report, written, ct);
        return TypedResults.File(written.ToArray(), Workbook, $"duty-{report.Month}.xlsx");
    }

    public static async Task<ContentHttpResult> PictureAsync(CurrentStaff staff, DutyReports reports, TimeProvider clock, DutyMonth? month, CancellationToken ct) =>
        TypedResults.Content(DutyPicture.Of(await ReportAsync(staff, reports, clock, month, ct)), "image/svg+xml; charset=utf-8");

    private static Task<DutyReport> ReportAsync(CurrentStaff staff, DutyReports reports, TimeProvider clock, DutyMonth? month, CancellationToken ct) =>
        reports.OfAsync(month ?? DutyMonth.Of(NoticeSlot.Of(clock.GetUtcNow())), staff.ScopePrefix, ct);
}

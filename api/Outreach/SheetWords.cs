using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Outreach;

/// <param name="Fulfilled">The slot is met.</param>
public sealed record SheetScanned(NoticeSlot Slot, bool Fulfilled, string Says);

/// <summary>What is said to a scan, whoever scans.</summary>
internal static class SheetWords
{
    public static Results<Ok<SheetScanned>, NotFound, ProblemHttpResult> ToResult(this SheetScan scan) => scan.Scanning switch
    {
        SheetScanning.Used => TypedResults.Ok(new SheetScanned(scan.Slot, scan.Evidence is EvidenceOutcome.Fulfilled, SaysOf(scan.Evidence))),
        SheetScanning.TooFast => ProblemResponses.Problem(409, "sheet.too_fast", $"两张单子相隔不到{Sheet.ShortestWay.TotalSeconds:0}秒，请把单子当面交到本人手里再扫。"),
        SheetScanning.BeforePrinting => new FieldError("at", "scan.too_early", "送到的时间早于打印时间，请核对。").ToProblem(),
        _ => TypedResults.NotFound(),
    };

    private static string SaysOf(EvidenceOutcome outcome) => outcome switch
    {
        EvidenceOutcome.Fulfilled => "已登记，本期岗位信息已送到。",
        EvidenceOutcome.OutsideSlot => "已登记，但本期已经结束，不能算本期完成。",
        _ => "已登记。",
    };
}

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Oversight.Duty;

namespace JobAssist.Mobile.Api.Oversight;

/// <summary>What a supervisor can ask, inside the own scope: counts, never people.</summary>
internal static class OversightEndpoints
{
    public static void MapOversight(this IEndpointRouteBuilder app)
    {
        var oversight = app.MapGroup("/v1/oversight").RequireAuthorization(Policies.Supervisor).WithTags("Oversight");

        oversight.MapGet("/duty", ShowDutyReport.HandleAsync)
            .Describe("信息服务月报", "一个月里应告知多少人次，按县、按期分成已告知（怎么告知的）、不计入、进行中、快到期、没做到，各有原因，并注明哪些是单位责任；还有最近一次预计微信发不到多少人。month 写 2026-12，不写是本月。", answer: OversightExamples.Duty);
        oversight.MapGet("/reports/duty.xlsx", DownloadDutyReport.SheetAsync)
            .Describe("信息服务月报（表格）", "两张表：汇总、原因。");
        oversight.MapGet("/reports/duty.svg", DownloadDutyReport.PictureAsync)
            .Describe("信息服务月报（图）", "每县一条，颜色分开，数字写在旁边。");
    }
}

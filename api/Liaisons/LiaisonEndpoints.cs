using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Liaisons.Outreach;
using JobAssist.Mobile.Api.Liaisons.People;
using JobAssist.Mobile.Api.Liaisons.Sheets;
using JobAssist.Mobile.Api.Liaisons.VillagePack;
using JobAssist.Mobile.Api.Outreach;
using Microsoft.AspNetCore.Mvc;

namespace JobAssist.Mobile.Api.Liaisons;

/// <summary>Everything a village liaison can ask, inside the own villages: one line per use case.</summary>
internal static class LiaisonEndpoints
{
    public static IServiceCollection AddLiaisons(this IServiceCollection services)
    {
        services.AddOptions<VillagePackOptions>().BindConfiguration(VillagePackOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        return services.AddScoped<VisitDesk>().AddScoped<PackWriter>();
    }

    public static void MapLiaisons(this IEndpointRouteBuilder app)
    {
        var liaison = app.MapGroup("/v1/liaison").RequireAuthorization(Policies.Liaison).WithTags("Liaisons");

        liaison.MapGet("/people", ListMyPeople.HandleAsync)
            .Describe("要上门的人", "本村要由人告知的，最早到期的在前；不列电话。", answer: LiaisonExamples.People);
        liaison.MapGet("/outreach", ListLiaisonOutreach.HandleAsync)
            .Describe("本村的任务", "按到期日先后；姓名只显示一部分。", answer: LiaisonExamples.Tasks);
        liaison.MapPost("/outreach/{id}/evidence", AddVisit.HandleAsync).WithMetadata(new RequestSizeLimitAttribute(VisitReport.LargestBody))
            .Describe("登记上门", "见到本人的，传一张签名或照片（1MB以内）；没见到的也登记。一张图片只能用一次。", LiaisonExamples.Visit, LiaisonExamples.Visited, 409);
        liaison.MapPost("/outreach/{id}/partner-request", AskPartnerForNeighbour.HandleAsync)
            .Describe("请务工地协助", "两天上门都没见到人之后，写明听说在哪里务工。重复提交结果一样。", LiaisonExamples.AskPartner, LiaisonExamples.PartnerAsked, 409);
        liaison.MapPost("/sheets/scan", ScanHandedSheet.HandleAsync).WithRate(RateKind.SheetCode)
            .Describe("送到单子", "当面交给本人后扫码，一张只算一次；两张相隔不能少于40秒。没有网络时记下时间，三天内补传。", LiaisonExamples.ScanHanded, LiaisonExamples.Scanned, 404, 409);
        liaison.MapGet("/village-pack", PrintVillagePack.HandleAsync).WithRate(RateKind.VillagePack)
            .Describe("村里的单子", "每人一张（Accept: text/html 得到可打印的A4页面），另有发群的文字和广播稿。每次打印都换新的一次性码，以前打印的仍然有效。", answer: LiaisonExamples.Pack, problems: 404);
    }
}

using JobAssist.Mobile.Api.Http;

namespace JobAssist.Mobile.Api.Public;

/// <summary>What anybody may ask, signed in or not. No answer holds a way to reach a person.</summary>
internal static class PublicEndpoints
{
    public static void MapPublic(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/v1").AllowAnonymous().WithTags("Public");

        open.MapGet("/postings", FindPostings.HandleAsync)
            .Describe("查岗位", "正在招人的岗位，新发布的在前。region 写行政区划代码（省、市、县都可以），occupation 写职业代码或大类代码，q 按字面查找。", answer: PublicExamples.Postings);
        open.MapGet("/postings/{id}", ShowPosting.HandleAsync)
            .Describe("看一个岗位", "已经停止招人的岗位也有页面，说明情况和可以怎么办。", answer: PublicExamples.Posting);
        open.MapGet("/regions", ListRegions.HandleAsync)
            .Describe("行政区划", "不写 parent 得到各省；写上级代码得到下一级。", answer: PublicExamples.Regions);
        open.MapGet("/occupations", ListOccupations.HandleAsync)
            .Describe("职业目录", "全部职业，按大类排列。", answer: PublicExamples.Occupations);
        open.MapGet("/notices/{checkCode}", CheckNotice.HandleAsync).WithRate(RateKind.CheckCode)
            .Describe("核对消息真假", "输入消息里的八位核对码，看是哪个单位、哪一天发的；查不到就不是我们发的。", answer: PublicExamples.Notice);
        open.MapGet("/duty/{county}", ShowDuty.HandleAsync)
            .Describe("信息服务公开记录", "一个县每月应提供多少次岗位信息、已完成、正在办理、未完成多少次（人次）。", answer: PublicExamples.Duty);
    }
}

using JobAssist.Mobile.Api.Caseworkers.Brokers;
using JobAssist.Mobile.Api.Caseworkers.Contact;
using JobAssist.Mobile.Api.Caseworkers.Excuses;
using JobAssist.Mobile.Api.Caseworkers.Forecast;
using JobAssist.Mobile.Api.Caseworkers.Hires;
using JobAssist.Mobile.Api.Caseworkers.Mandates;
using JobAssist.Mobile.Api.Caseworkers.Outreach;
using JobAssist.Mobile.Api.Caseworkers.Partners;
using JobAssist.Mobile.Api.Caseworkers.Postings;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using Microsoft.AspNetCore.Mvc;

namespace JobAssist.Mobile.Api.Caseworkers;

/// <summary>Everything a caseworker can ask, inside the own scope: one line per use case.</summary>
internal static class CaseworkerEndpoints
{
    public static void MapCaseworkers(this IEndpointRouteBuilder app)
    {
        var casework = app.MapGroup("/v1/casework").RequireAuthorization(Policies.Caseworker).WithTags("Casework");

        casework.MapGet("/brokers", ListBrokers.HandleAsync)
            .Describe("本地的经纪人和机构", "按申请时间先后；联系人只显示一部分。", answer: CaseworkExamples.Brokers);
        casework.MapPost("/brokers/{id}/approval", ApproveBroker.HandleAsync)
            .Describe("资质通过", "材料看过，没有问题。", answer: CaseworkExamples.Approved, problems: 409);
        casework.MapPost("/brokers/{id}/return", ReturnBroker.HandleAsync)
            .Describe("资质退回", "写明要补什么；对方可以重新申请。", CaseworkExamples.ReturnBroker, problems: 409);
        casework.MapGet("/mandates", ListMandates.HandleAsync)
            .Describe("代理授权", "谁要替谁招人，等得最久的在前。", answer: CaseworkExamples.Mandates);
        casework.MapPost("/mandates/{id}/confirmation", ConfirmMandate.HandleAsync)
            .Describe("确认代理授权", "已向用人单位核实。重复确认结果一样。", problems: 409);

        casework.MapGet("/postings", ListPostingsToReview.HandleAsync)
            .Describe("本地的岗位", "发布方在本地登记的，或工作地在本地的。", answer: CaseworkExamples.Postings);
        casework.MapPost("/postings/{id}/approval", ApprovePosting.HandleAsync)
            .Describe("岗位通过", "单位、经纪人和授权当天都有效才能发布。", answer: CaseworkExamples.Published, problems: 409);
        casework.MapPost("/postings/{id}/return", ReturnPosting.HandleAsync)
            .Describe("岗位退回", "逐项写明要改什么。", CaseworkExamples.ReturnPosting, CaseworkExamples.Returned, 409);

        casework.MapGet("/hires", ListHires.HandleAsync)
            .Describe("录用", "本地劳动者的录用，先登记的在前；disputed 是说法不一致的。", answer: CaseworkExamples.Hires);
        casework.MapPost("/hires/{id}/confirmation", ConfirmHire.HandleAsync)
            .Describe("确认录用", "凭证据确认，只有这一步算数：每个录用只算一次，不会超过名额。同样的确认再来一次，答复一样，什么也不变。", CaseworkExamples.Confirm, CaseworkExamples.Confirmed, 409);

        casework.MapGet("/outreach", ListOutreach.HandleAsync)
            .Describe("要联系的人", "按到期日先后；姓名只显示一部分。about 不为空的是本人的答复或岗位变动带来的事，toDo 写明要做什么；answers 是本人最近的答复。", answer: CaseworkExamples.Outreach);
        casework.MapPost("/outreach/{id}/evidence", AddOutreachEvidence.HandleAsync).WithMetadata(new RequestSizeLimitAttribute(VisitReport.LargestBody))
            .Describe("登记通话或上门", "通话：什么时候打的、说了多久（至少20秒）。上门：在哪个村，传一张签名或照片（1MB以内）；没见到人也登记。一次只算一个人的一期。", CaseworkExamples.Call, CaseworkExamples.Reached, 409);
        casework.MapPost("/outreach/{id}/partner-request", AskPartner.HandleAsync)
            .Describe("请务工地协助", "两天上门都没见到人之后，写明听说在哪里务工。重复提交结果一样。", CaseworkExamples.AskPartner, CaseworkExamples.PartnerAsked, 409);
        casework.MapGet("/partner-requests", ListPartnerRequests.HandleAsync)
            .Describe("协助请求", "本地请别处协助的，和别处请本地协助的，最早到期的在前；姓名只显示一部分。", answer: CaseworkExamples.PartnerRequests);
        casework.MapPost("/partner-requests/{id}/answer", AnswerForPartner.HandleAsync)
            .Describe("答复协助请求", "由务工地的工作人员答复一次。同样的答复再来一次，结果一样。", CaseworkExamples.AnswerPartner, CaseworkExamples.PartnerAnswered, 409);

        casework.MapGet("/forecast", ShowForecast.HandleAsync)
            .Describe("微信发不到的人", "本期还没发、下一期要发，但微信发不到的人：为什么，接下来怎么联系。slot 写 2026-12-H1，不写是下一期；region 是乡镇街道或村的代码；reason 是其中一种原因。姓名只显示一部分。", answer: CaseworkExamples.Forecast);
        casework.MapGet("/reports/forecast.xlsx", DownloadForecast.HandleAsync)
            .Describe("微信发不到的人（表格）", "一人一行，按乡镇、村排列；姓名只显示一部分。");

        casework.MapGet("/workers/{id}/contact", ReadContact.HandleAsync)
            .Describe("怎样联系本人", "本人要求先用哪种方式、什么时间不打扰、通话用什么话；says 用一句话说明。", answer: CaseworkExamples.Contact);
        casework.MapPut("/workers/{id}/contact", ChangeContact.HandleAsync)
            .Describe("记下怎样联系本人", "按本人说的填，整份提交，没写的就是没有要求。下一次发通知就照这个办；通知照样要送到。", CaseworkExamples.AskContact, CaseworkExamples.Contact);
        casework.MapPost("/workers/{id}/excuses", AskToExcuse.HandleAsync)
            .Describe("申请不计入本期", "本人去世、搬走、自愿退出等，写明凭哪份材料；由另一位工作人员审批，审批前不再给本人发消息。", CaseworkExamples.AskToExcuse, CaseworkExamples.ExcuseAsked, 409);
        casework.MapGet("/excuses", ListExcuses.HandleAsync)
            .Describe("不计入的申请", "等得最久的在前；姓名只显示一部分。", answer: CaseworkExamples.Excuses);
        casework.MapPost("/excuses/{id}/decision", DecideExcuse.HandleAsync)
            .Describe("审批不计入的申请", "申请人自己不能审批。同样的决定再来一次，答复一样。", CaseworkExamples.Decide, CaseworkExamples.ExcuseGranted, 409);
    }
}

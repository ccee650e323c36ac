using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Workers.Applications;
using JobAssist.Mobile.Api.Workers.Consents;
using JobAssist.Mobile.Api.Workers.Contact;
using JobAssist.Mobile.Api.Workers.Joining;
using JobAssist.Mobile.Api.Workers.Matches;
using JobAssist.Mobile.Api.Workers.Notices;
using JobAssist.Mobile.Api.Workers.Profile;
using JobAssist.Mobile.Api.Workers.Sheets;

namespace JobAssist.Mobile.Api.Workers;

/// <summary>Everything a labourer's phone can ask: one line per use case.</summary>
internal static class WorkerEndpoints
{
    public static IServiceCollection AddWorkers(this IServiceCollection services) => services.AddScoped<VerifiedPhones>().AddSingleton<KeptLists>();

    public static void MapWorkers(this IEndpointRouteBuilder app)
    {
        // Whoever is signed in, bound to a person or not.
        var account = app.MapGroup("/v1/me").RequireAuthorization(Policies.Account).WithTags("Workers");
        account.MapPost("/binding", BindToRegister.HandleAsync).RequireIdempotencyKey()
            .Describe("绑定本人", "姓名、身份证号和微信核实过的手机号都与登记册对上才能绑定。哪一项不对都是同一个答复；每个微信号每天五次。", WorkerExamples.Bind, WorkerExamples.Joined);
        account.MapPost("/registration", RegisterMyself.HandleAsync).RequireIdempotencyKey()
            .Describe("自己登记", "登记册里没有的人自己登记，由乡镇核实。不满十六周岁的不登记。", WorkerExamples.Register, WorkerExamples.Joined);
        account.MapGet("/templates", ListTemplates.HandleAsync)
            .Describe("可订阅的消息", "点按钮时该请求哪些消息模板，以及各还剩几条。", answer: WorkerExamples.Templates);
        account.MapPost("/consents", ReportConsents.HandleAsync).RequireIdempotencyKey()
            .Describe("上报订阅结果", "把微信订阅面板的结果原样报上来，答复里有各还剩几条。", WorkerExamples.Report, WorkerExamples.Left);

        // Whoever speaks for a worker; the query asks whose row it is.
        var me = app.MapGroup("/v1/me").RequireAuthorization(Policies.Worker).WithTags("Workers");
        me.MapGet("/profile", ReadMyProfile.HandleAsync)
            .Describe("我的档案", "姓名只显示一部分。答复的 ETag 在修改时用。", answer: WorkerExamples.Profile, problems: 409);
        me.MapPut("/profile", ChangeMyProfile.HandleAsync)
            .Describe("修改求职意愿", "整份提交，没写的就是没有要求。要带 If-Match。", WorkerExamples.Change, WorkerExamples.Profile, 409, 412, 428);
        me.MapGet("/contact", ReadMyContact.HandleAsync)
            .Describe("怎样联系我", "先用哪种方式、什么时间不打扰、通话用什么话；says 用一句话说明。", answer: WorkerExamples.Contact, problems: 409);
        me.MapPut("/contact", ChangeMyContact.HandleAsync)
            .Describe("改怎样联系我", "整份提交，没写的就是没有要求。只改方式和时间，通知照样会送到；9点到20点之间至少留一个小时。", WorkerExamples.AskContact, WorkerExamples.Contact, 409);
        me.MapPost("/phone", AddMyPhone.HandleAsync).RequireIdempotencyKey()
            .Describe("添加手机号", "用微信“获取手机号”按钮得到的 code。原来的号码保留。", WorkerExamples.Phone, WorkerExamples.PhoneAdded);

        me.MapGet("/matches", ListMyMatches.HandleAsync)
            .Describe("推荐给我的岗位", "最合适的几个，每个都说明理由，各理由的分加起来就是总分。没有时，响应头 Says（百分号编码）里有一句话说明原因。", answer: WorkerExamples.Matches, problems: 409);
        me.MapGet("/matches/advice", AdviseMe.HandleAsync)
            .Describe("怎样能多些岗位", "现在有多少岗位能去；改一个要求能多几个（数是准的）；合不上的要求；一个都没有时，最接近的几个差在哪里。", answer: WorkerExamples.Advice, problems: 409);
        me.MapGet("/matches/{postingId}/why", ExplainMyMatch.HandleAsync)
            .Describe("为什么有（没有）这个岗位", "列出各项理由；没列出来时说明第一个不符合的地方，或差多少分。", answer: WorkerExamples.Why, problems: 409);

        me.MapPost("/applications", ApplyToPosting.HandleAsync).RequireIdempotencyKey()
            .Describe("报名", "一键报名。同一个岗位只能有一个没撤回的报名。不符合条件时说明是哪一条。", WorkerExamples.Apply, WorkerExamples.Applied, 404);
        me.MapGet("/applications", ListMyApplications.HandleAsync)
            .Describe("我的报名", "五种状态，每种都说明下一步该谁做、到哪一天。", answer: WorkerExamples.Applications, problems: 409);
        me.MapPost("/applications/{id}/withdrawal", WithdrawApplication.HandleAsync)
            .Describe("撤回报名", "单位登记录用之前可以撤回；重复撤回结果一样。", problems: 409);
        me.MapPost("/applications/{id}/hire-answer", AnswerHire.HandleAsync)
            .Describe("上岗了吗", "单位登记录用后由本人回答：yes、no、notYet。工作人员确认之前可以改。", WorkerExamples.Answer, WorkerExamples.Answered, 409);

        me.MapGet("/notices", ListMyNotices.HandleAsync)
            .Describe("发给我的通知", "新的在前，里面的岗位按现在的情况显示；发出以后变了什么（停招、招满、工资、地点等），changes 里用白话写明。", answer: WorkerExamples.Notices, problems: 409);
        me.MapPost("/notices/{id}/opened", OpenNotice.HandleAsync)
            .Describe("打开了通知", "重复上报结果一样。", problems: 409);
        me.MapPost("/notices/{id}/answer", AnswerNotice.HandleAsync)
            .Describe("回答通知", "感兴趣、不合适（可说原因）、请给我打电话；可以只说其中一个岗位（postingId）。可以改。说过不合适的岗位，没变之前不再发给本人。", WorkerExamples.NoticeAnswer, WorkerExamples.NoticeAnswered, 409);

        me.MapPost("/sheets/scan", ScanMySheet.HandleAsync).WithRate(RateKind.SheetCode)
            .Describe("扫单子", "联络员送来的单子上有一个只能用一次的码，扫过就算收到；再扫一次，答复一样。别人的单子扫不出来。", WorkerExamples.ScanSheet, WorkerExamples.SheetScanned, 404, 409);
    }
}

using JobAssist.Mobile.Api.Brokers.Candidates;
using JobAssist.Mobile.Api.Brokers.Joining;
using JobAssist.Mobile.Api.Brokers.Mandates;
using JobAssist.Mobile.Api.Brokers.Postings;
using JobAssist.Mobile.Api.Http;

namespace JobAssist.Mobile.Api.Brokers;

/// <summary>Everything a labour broker can ask: one line per use case.</summary>
internal static class BrokerEndpoints
{
    public static IServiceCollection AddBrokers(this IServiceCollection services) => services.AddScoped<PostingTextCheck>();

    public static void MapBrokers(this IEndpointRouteBuilder app)
    {
        var joining = app.MapGroup("/v1/brokers").RequireAuthorization(Policies.Account).WithTags("Brokers");
        joining.MapPost("/", ApplyAsBroker.HandleAsync).RequireIdempotencyKey()
            .Describe("申请发布岗位", "经纪人、机构、合作社、驿站提交资质，由所在县审核。", BrokerExamples.Apply, BrokerExamples.Applied);
        joining.MapGet("/mine", ReadMyBroker.HandleAsync)
            .Describe("我的申请", "审核到哪一步，需要补什么。", answer: BrokerExamples.Mine, problems: 404);

        var broker = app.MapGroup("/v1/broker").RequireAuthorization(Policies.Broker).WithTags("Brokers");
        broker.MapGet("/employers", ListMyEmployers.HandleAsync)
            .Describe("我代理的单位", "已授权的和正在等确认的。", answer: BrokerExamples.Employers);
        broker.MapPost("/mandates", AskForMandate.HandleAsync)
            .Describe("申请代理单位", "按单位在登记册里的编号申请，确认后才能提交岗位。重复申请结果一样。", BrokerExamples.Ask, BrokerExamples.Asked, 409);

        var postings = broker.MapGroup("/postings");
        postings.MapGet("/", ListMyPostings.HandleAsync)
            .Describe("我的岗位", "所有状态的岗位，带逐项意见，新的在前。", answer: BrokerExamples.Postings);
        postings.MapPost("/", CreatePosting.HandleAsync).RequireIdempotencyKey()
            .Describe("写岗位", "先存成草稿，可以不完整；提交时再检查。", BrokerExamples.Draft, BrokerExamples.Posting);
        postings.MapGet("/{id}", ReadMyPosting.HandleAsync)
            .Describe("看一条岗位", "答复的 ETag 在修改时用。", answer: BrokerExamples.Posting);
        postings.MapPut("/{id}", RewritePosting.HandleAsync)
            .Describe("改岗位", "草稿和被退回的可以改。要带 If-Match。", BrokerExamples.Draft, BrokerExamples.Posting, 409, 412, 428);
        postings.MapPut("/by-reference/{reference}", PutPostingByReference.HandleAsync)
            .Describe("按外部编号提交岗位", "其他系统用自己的编号对接：第一次新建草稿，内容一样什么也不变，内容不同就改写。", BrokerExamples.Draft, BrokerExamples.Posting, 409);
        postings.MapPost("/{id}/submission", SubmitPosting.HandleAsync)
            .Describe("提交审核", "能由机器检查的逐项答复；通过后由工作人员在 reviewDueOn 之前审核。重复提交结果一样。", answer: BrokerExamples.Posting, problems: 409);
        postings.MapPost("/{id}/closing", ClosePosting.HandleAsync)
            .Describe("下架岗位", "说明原因，原因长期保留。", BrokerExamples.Close, problems: 409);
        postings.MapGet("/{id}/candidates", ListCandidates.HandleAsync)
            .Describe("报名的人", "姓名只显示一部分，没有电话。看过的就变成“单位已看”。", answer: BrokerExamples.Candidates);

        broker.MapPost("/applications/{id}/hire-claim", ClaimHire.HandleAsync).RequireIdempotencyKey()
            .Describe("登记录用", "第一步：单位登记；第二步本人回答；第三步工作人员确认。", BrokerExamples.Claim, BrokerExamples.Claimed);
    }
}

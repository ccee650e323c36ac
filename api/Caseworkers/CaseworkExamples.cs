using JobAssist.Mobile.Api.Caseworkers.Brokers;
using JobAssist.Mobile.Api.Caseworkers.Excuses;
using JobAssist.Mobile.Api.Caseworkers.Forecast;
using JobAssist.Mobile.Api.Caseworkers.Hires;
using JobAssist.Mobile.Api.Caseworkers.Mandates;
using JobAssist.Mobile.Api.Caseworkers.Outreach;
using JobAssist.Mobile.Api.Caseworkers.Partners;
using JobAssist.Mobile.Api.Caseworkers.Postings;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Duty.Forecast;

namespace JobAssist.Mobile.Api.Caseworkers;

/// <summary>Examples for the OpenAPI document; nobody in them exists.</summary>
internal static class CaseworkExamples
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly BrokerId Broker = new(new Guid("0193577e-8c00-7000-8000-0000000000d1"));
    private static readonly EmployerId Employer = new(new Guid("0193577e-8c00-7000-8000-0000000000e1"));
    private static readonly JobPostingId PostingId = new(new Guid("0193577e-8c00-7000-8000-0000000000a1"));
    private static readonly WorkerId Worker = new(new Guid("0193577e-8c00-7000-8000-000000000001"));
    private static readonly HireId Hire = new(new Guid("0193577e-8c00-7000-8000-0000000000f1"));
    private static readonly OutreachTaskId Task = new(new Guid("0193577e-8c00-7000-8000-0000000000f2"));
    private static readonly ExcuseId Excuse = new(new Guid("0193577e-8c00-7000-8000-0000000000f3"));
    private static readonly PartnerRequestId Partner = new(new Guid("0193577e-8c00-7000-8000-0000000000f4"));
    private static readonly PostingTerms Terms = new()
    {
        Title = "流水线装配工",
        Duties = "坐着装配小零件，八小时，包吃住。",
        Requirements = "能坚持坐着工作",
        OccupationCode = "6-25-04-99",
        Kind = PostKind.LongTerm,
        Arrangement = WorkArrangement.OnPremises,
        WorkplaceCode = "441900",
        WorkplaceText = "广东省东莞市长安镇",
        Headcount = 60,
        PayBasis = PayBasis.Month,
        PayMinFen = 500_000,
        PayMaxFen = 600_000,
        MonthMinFen = 500_000,
        MonthMaxFen = 600_000,
        WorkTime = WorkTime.FullTime,
        Shift = ShiftPattern.Day,
        Dormitory = Dormitory.Free,
        Meals = Meals.Free,
        Contract = ContractKind.LabourContract,
        OpensOn = new(2026, 11, 25),
        ClosesOn = new(2026, 12, 20),
    };

    public static readonly Page<BrokerItem> Brokers = new([new(Broker, "昭阳区某某劳务服务部", BrokerKind.StaffingAgency, "530602", LicenceVerification.Pending, Standing.Good, "（样例）人服证字〔2026〕第001号", new DateOnly(2028, 6, 30), null, "马*某", "199****0000", At, null)], null);
    public static readonly BrokerDecision Approved = new(Broker, LicenceVerification.Verified, new(2026, 11, 24), null);
    public static readonly ReturnBrokerRequest ReturnBroker = new("请补许可证原件");
    public static readonly Page<MandateItem> Mandates = new([new(new MandateId(new Guid("0193577e-8c00-7000-8000-0000000000e2")), Broker, "昭阳区某某劳务服务部", Employer, "东莞市某某电子有限公司", MandateState.Pending, At)], null);
    public static readonly Page<PostingToReview> Postings = new([new(PostingId, "426180937", Broker, Employer, "东莞市某某电子有限公司", PostingState.Submitted, At, new DateOnly(2026, 11, 27), At, Terms, [new PostingSkill("SK-01-01", false, null)],
        [new ReviewRemark("duties", "text.needs_person", "文字要由工作人员再看一遍。", true)])], null);
    public static readonly PostingDecision Published = new(PostingId, PostingState.Published, At);
    public static readonly ReturnPostingRequest ReturnPosting = new([new ReturnPostingRemark("duties", "contact.in_text", "正文里不要写电话、微信等联系方式，请去掉。")]);
    public static readonly PostingDecision Returned = new(PostingId, PostingState.Returned, null);
    public static readonly Page<HireItem> Hires = new([new(Hire, Worker, "王*四", PostingId, Terms.Title, "东莞市某某电子有限公司", 41, HireState.Claimed, new(2026, 11, 24), 520_000, At, HireAnswer.Yes, At, null)], null);
    public static readonly ConfirmHireRequest Confirm = new(HireEvidence.EmployerCall, "厂里人事确认");
    public static readonly ConfirmHireResponse Confirmed = new(Hire, HireState.Confirmed, PostingId, new(2026, 11, 24), 520_000, HireEvidence.EmployerCall, At);
    public static readonly Page<OutreachItem> Outreach = new([new(Task, Worker, "王*四", "凤凰街道", null, new NoticeSlot(2026, 11, 2), OutreachRung.PhoneCall, "no_consent", ContactSituation.EveningOnly, new(2026, 11, 26), false,
        null, null, null, [new SaidLately(new(2026, 11, 18), NoticeAnswer.NotForMe, NotForMeReason.TooFar, "电子厂装配工", "觉得太远")], [new ReasonCount(NotForMeReason.TooFar, "觉得太远", 1)],
        new ContactAsked(NoticeChannel.PhoneCall, null, null, "彝语", "直接打电话，不发微信和短信；通话用彝语。"))], null);
    public static readonly ContactWishesRequest AskContact = new(NoticeChannel.PhoneCall, Language: "彝语");
    public static readonly ContactWishesResponse Contact = new(NoticeChannel.PhoneCall, null, null, "彝语", true, At, "直接打电话，不发微信和短信；通话用彝语。");
    public static readonly AddOutreachEvidenceRequest Call = new(OutreachKind.Call, At, 95, "本人接听，介绍了两个岗位");
    public static readonly OutreachEvidenceResponse Reached = new(Task, true, "已登记，本期已送达本人。");
    public static readonly AskPartnerRequest AskPartner = new("441900");
    public static readonly PartnerAsked PartnerAsked = new(Partner, Worker, new NoticeSlot(2026, 11, 2), "441900", new(2026, 12, 4), "已请务工地协助，请等对方答复；本期仍要想办法告知本人。");
    public static readonly Page<PartnerRequestItem> PartnerRequests = new([new(Partner, "王*四", "昭阳区", "东莞市", new NoticeSlot(2026, 11, 2), At, new(2026, 12, 4), false, true, null, null)], null);
    public static readonly AnswerForPartnerRequest AnswerPartner = new(PartnerAnswer.Found, "在长安镇上班，已当面告知");
    public static readonly PartnerAnswered PartnerAnswered = new(Partner, PartnerAnswer.Found, "在长安镇上班，已当面告知", "已答复，户籍地的工作人员会看到。");
    public static readonly AskToExcuseRequest AskToExcuse = new(ExcuseReason.MovedAway, "户口迁出证明，乡镇档案2026-118");
    public static readonly ExcuseResponse ExcuseAsked = new(Excuse, Worker, new NoticeSlot(2026, 11, 2), ExcuseReason.MovedAway, ExcuseState.Waiting, "已提交，等另一位工作人员审批；审批前不会再给本人发消息。");
    public static readonly Page<ExcuseItem> Excuses = new([new(Excuse, Worker, "王*四", new NoticeSlot(2026, 11, 2), ExcuseReason.MovedAway, "户口迁出证明，乡镇档案2026-118", ExcuseState.Waiting, At, false, null, null)], null);
    public static readonly DecideExcuseRequest Decide = new(true, "材料看过，属实");
    public static readonly ExcuseResponse ExcuseGranted = new(Excuse, Worker, new NoticeSlot(2026, 11, 2), ExcuseReason.MovedAway, ExcuseState.Granted, "已同意，本期不用再告知。");
    public static readonly ForecastResponse Forecast = new(new NoticeSlot(2026, 12, 1), 412, 3,
        [new(ForecastReason.NoAccount, ForecastWords.Of(ForecastReason.NoAccount), 1), new(ForecastReason.BadOpenId, ForecastWords.Of(ForecastReason.BadOpenId), 0),
         new(ForecastReason.NoConsent, ForecastWords.Of(ForecastReason.NoConsent), 0), new(ForecastReason.TooFewTicks, ForecastWords.Of(ForecastReason.TooFewTicks), 2),
         new(ForecastReason.PrefersOther, ForecastWords.Of(ForecastReason.PrefersOther), 0)],
        [new(NoticeChannel.Sms, ForecastWords.Of(NoticeChannel.Sms), 2), new(NoticeChannel.PhoneCall, ForecastWords.Of(NoticeChannel.PhoneCall), 0), new(NoticeChannel.Visit, ForecastWords.Of(NoticeChannel.Visit), 1)],
        [new("530602001", "凤凰街道", 3)],
        [new(Worker, "王*四", "凤凰街道", "双院子社区", ForecastReason.TooFewTicks, ForecastWords.Of(ForecastReason.TooFewTicks), NoticeChannel.Sms)], null);
}

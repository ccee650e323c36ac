using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Api.Workers.Applications;
using JobAssist.Mobile.Api.Workers.Consents;
using JobAssist.Mobile.Api.Workers.Joining;
using JobAssist.Mobile.Api.Workers.Matches;
using JobAssist.Mobile.Api.Workers.Notices;
using JobAssist.Mobile.Api.Workers.Profile;
using JobAssist.Mobile.Api.Workers.Sheets;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Chances;
using JobAssist.Mobile.Matching.Explanations;

namespace JobAssist.Mobile.Api.Workers;

/// <summary>Examples for the OpenAPI document; nobody in them exists.</summary>
internal static class WorkerExamples
{
    private const string Template = "JobNoticeTemplate0000000000000000000000000A";
    private static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly JobPostingId PostingId = new(new Guid("0193577e-8c00-7000-8000-0000000000a1"));
    private static readonly JobApplicationId ApplicationId = new(new Guid("0193577e-8c00-7000-8000-0000000000b1"));
    private static readonly PostingCard Card = new()
    {
        Id = PostingId,
        Reference = "426180937",
        Title = "电子厂装配工",
        Employer = "东莞市某某电子有限公司",
        OccupationCode = "6-25-04-99",
        Occupation = "电子设备装配调试人员",
        WorkplaceCode = "441900",
        Workplace = "东莞市长安镇",
        Kind = PostKind.LongTerm,
        Arrangement = WorkArrangement.OnPremises,
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
        SocialInsurance = true,
        Headcount = 60,
        OpenPlaces = 41,
        OpensOn = new(2026, 11, 1),
        StartsOn = new(2026, 12, 5),
        ClosesOn = new(2026, 12, 20),
        Availability = PostingAvailability.Open,
    };
    public static readonly ContactWishesRequest AskContact = new(NoticeChannel.PhoneCall, new(21, 0), new(9, 0), "彝语");
    public static readonly ContactWishesResponse Contact = new(NoticeChannel.PhoneCall, new(21, 0), new(9, 0), "彝语", false, At, "直接打电话，不发微信和短信；21:00到次日09:00不打扰；通话用彝语。");
    private static readonly MatchReason[] Reasons = [new("want", 3000, "正是您想做的电子装配"), new("pay", 1800, "每月5000元起，比您要的高"), new("place", 1200, "在您想去的东莞市")];
    private static readonly MissingFact[] Missing = [new("health_certificate", "6-25-04-99", "上岗前要办健康证")];
    private static readonly Competition Competition = new(41, 120, 18, "还要41人，已通知120人，18人报名");

    private static readonly Counterfactual[] Changes = [new("wish.night_shift", "", 312, "如果接受夜班，多312个岗位", "要是您愿意上夜班，就多312个岗位可以去。")];
    private static readonly ChanceOfHire Chance = new(ChanceBand.Large, "录用机会较大：要求您都够，还招41人，18人报名");

    public static readonly BindToRegisterRequest Bind = new("王小四", "11010519491231002X", "e31968a7f94cc5ee25fafc2aef2773f0bb8c3937b22520eb8ee345274d00c144");
    public static readonly RegisterMyselfRequest Register = new("王小四", "11010519491231002X", "e31968a7f94cc5ee25fafc2aef2773f0bb8c3937b22520eb8ee345274d00c144", "530602001", "530602001201");
    public static readonly JoinedResponse Joined = new(new WorkerId(new Guid("0193577e-8c00-7000-8000-000000000001")), "王*四", WorkerVerification.Verified, [], "已经对上，可以看岗位了。");
    public static readonly TemplateToAsk[] Templates = [new(Template, TemplatePurpose.JobNotice, "新岗位提醒", false, 2)];
    public static readonly ReportConsentsRequest Report = new([new ConsentResult(Template, "accept")]);
    public static readonly ReportConsentsResponse Left = new([new TemplateBalance(Template, false, 3)]);
    public static readonly MyProfileResponse Profile = new(Joined.Worker, "王*四", new("530602", "昭阳区"), new("530602001", "凤凰街道"), WorkerVerification.Verified, true,
        new MyWishes([new("6-25-04-99", "电子设备装配调试人员")], 450_000, false, [new("441900", "东莞市")], false, true, false, true, false, 2, 11), true,
        [new MySkill("SK-01-01", "打螺丝", "熟练", false, null)], new(2026, 11, 24), At, [new("too_far", "您最近2次觉得太远，要不要把想去的地方改近一点？")]);
    public static readonly ChangeMyProfileRequest Change = new(["6-25-04-99"], ["441900"], true, 450_000, NeedsDormitory: true, NoNightShift: true, AwayFromMonth: 2, AwayToMonth: 11);
    public static readonly AddMyPhoneRequest Phone = new("e31968a7f94cc5ee25fafc2aef2773f0bb8c3937b22520eb8ee345274d00c144");
    public static readonly AddMyPhoneResponse PhoneAdded = new("199****0001");
    public static readonly MatchItem[] Matches = [new(Card, 6000, 1, Reasons, Missing, Competition, "第一个，电子厂装配工，在东莞市，每月五千元起。", Changes, Chance)];
    public static readonly AdviseMeResponse Advice = new(0, Changes, [new("wishes.night_and_work", "您想做的保安员现在都要上夜班，您又说过不上夜班")],
        [new(Card, 6000, [new("refused.night_shift", "您说过不上夜班，这个岗位要上夜班")], "东莞市长安镇，电子厂装配工：您说过不上夜班，这个岗位要上夜班", "在东莞市长安镇做电子厂装配工。一个月5000到6000元。不过，您说过不上夜班，这个岗位要上夜班。")],
        "现在没有完全合适的岗位，最接近的是下面这几个。如果接受夜班，多312个岗位。", "现在没有完全合适的岗位，最接近的是下面这几个。");
    public static readonly ExplainMyMatchResponse Why = new(Card, false, null, 6000, Reasons, Missing, Competition, new NotListed("refused.night_shift", "您说过不上夜班，这个岗位要上夜班", null), "电子厂装配工没有给您列出来，因为要上夜班。", Changes, Chance);
    public static readonly ApplyToPostingRequest Apply = new(PostingId, "会用电批，随时可以上岗");
    public static readonly ApplyToPostingResponse Applied = new(ApplicationId, At, "已报名。单位看到后会联系您，请留意电话。");
    public static readonly Page<MyApplication> Applications = new([new(ApplicationId, Card, At,
        new ApplicationStanding(ApplicationPicture.Claimed, NextVoice.You, new(2026, 11, 27), "单位说您已录用。您上岗了吗？请回答。"), new MyHire(new(2026, 11, 24), 520_000, null))], null);
    public static readonly AnswerHireRequest Answer = new(HireAnswer.Yes);
    public static readonly AnswerHireResponse Answered = new(ApplicationId, HireAnswer.Yes, "记下了：您已上岗。工作人员核实后，这次录用就算数。");
    public static readonly Page<MyNotice> Notices = new([new(new NoticeId(new Guid("0193577e-8c00-7000-8000-0000000000c1")), new NoticeSlot(2026, 11, 2), "2345ABCD", "昭阳区", At, false,
        [new MyNoticePosting(1, "每月5000元起，比您要的高", Card, [new("pay", "工资改为5500-6000元/月")], false)], null, null, null, null)], null);
    public static readonly AnswerNoticeRequest NoticeAnswer = new(Domain.Notices.NoticeAnswer.NotForMe, NotForMeReason.TooFar, PostingId);
    public static readonly AnswerNoticeResponse NoticeAnswered = new(Domain.Notices.NoticeAnswer.NotForMe, NotForMeReason.TooFar, "知道了，同样的岗位不再发给您。");
    public static readonly ScanMySheetRequest ScanSheet = new("2345-ABCD");
    public static readonly SheetScanned SheetScanned = new(new NoticeSlot(2026, 11, 2), true, "已登记，本期岗位信息已送到。");
}

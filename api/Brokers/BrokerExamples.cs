using JobAssist.Mobile.Api.Brokers.Candidates;
using JobAssist.Mobile.Api.Brokers.Joining;
using JobAssist.Mobile.Api.Brokers.Mandates;
using JobAssist.Mobile.Api.Brokers.Postings;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Applications;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Api.Brokers;

/// <summary>Examples for the OpenAPI document; nobody in them exists.</summary>
internal static class BrokerExamples
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly BrokerId Id = new(new Guid("0193577e-8c00-7000-8000-0000000000d1"));
    private static readonly EmployerId Employer = new(new Guid("0193577e-8c00-7000-8000-0000000000e1"));
    private static readonly MandateId Mandate = new(new Guid("0193577e-8c00-7000-8000-0000000000e2"));
    private static readonly JobPostingId PostingId = new(new Guid("0193577e-8c00-7000-8000-0000000000a1"));
    private static readonly JobApplicationId ApplicationId = new(new Guid("0193577e-8c00-7000-8000-0000000000b1"));

    public static readonly ApplyAsBrokerRequest Apply = new("昭阳区某某劳务服务部", BrokerKind.StaffingAgency, "530602", "马某某", "19900000000", "（样例）人服证字〔2026〕第001号", new(2028, 6, 30));
    public static readonly ApplyAsBrokerResponse Applied = new(Id, LicenceVerification.Pending, "已收到，县人社部门会审核您的材料。审核通过后就能发岗位。");
    public static readonly ReadMyBrokerResponse Mine = new(Id, Apply.Name, Apply.Kind, "530602", LicenceVerification.Rejected, null, "请补许可证原件", Standing.Good, Apply.LicenceNo, Apply.LicenceValidTo, null, "马某某", "199****0000", At);
    public static readonly MyEmployer[] Employers = [new(Employer, "E001", "东莞市某某电子有限公司", "441900", MandateState.Confirmed, At)];
    public static readonly AskForMandateRequest Ask = new("E001");
    public static readonly AskForMandateResponse Asked = new(Mandate, Employer, "东莞市某某电子有限公司", MandateState.Pending);
    public static readonly PostingRequest Draft = new(Employer, "流水线装配工", "坐着装配小零件，八小时，包吃住。", "6-25-04-99", "广东省东莞市长安镇", 60, new(2026, 11, 25), new(2026, 12, 20), new DateOnly(2026, 12, 5), "441900", "能坚持坐着工作",
        PayBasis.Month, 500_000, 600_000, null, 500_000, 600_000, Dormitory: Dormitory.Free, Meals: Meals.Free, Skills: [new PostingSkillRequest("SK-01-01", false)]);
    public static readonly PostingView Posting = new(PostingId, "426180937", "HR-2026-001", Employer, "东莞市某某电子有限公司", PostingState.Submitted, null, 0, At, new DateOnly(2026, 11, 27), null, At, At, Draft.ToTerms(), [.. Draft.ToSkills()],
        [new RemarkView("duties", "text.needs_person", "文字要由工作人员再看一遍。")]);
    public static readonly Page<PostingView> Postings = new([Posting], null);
    public static readonly ClosePostingRequest Close = new(ClosingReason.FilledElsewhere);
    public static readonly Page<Candidate> Candidates = new([new(ApplicationId, "王*四", "要求的2项手艺会2项，想做这一行", "随时可以上岗", ApplicationState.Seen, At, new CandidateHire(HireState.Claimed, new(2026, 11, 24), 520_000, null))], null);
    public static readonly ClaimHireRequest Claim = new(new(2026, 11, 24), 520_000);
    public static readonly ClaimHireResponse Claimed = new(new HireId(new Guid("0193577e-8c00-7000-8000-0000000000f1")), ApplicationId, HireState.Claimed, new(2026, 11, 24), 520_000, "已登记录用，等劳动者本人回答，再由工作人员确认。");
}

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Api.Public;

/// <summary>Examples for the OpenAPI document.</summary>
internal static class PublicExamples
{
    private static readonly JobPostingId Id = JobPostingId.From(new Guid("0193577e-8c00-7000-8000-0000000000a1"));
    private static readonly PublicPostingResponse One = new(
        Id, "GZ-20261101-0007", "电子厂装配工", "6-25-04-99", "电子设备装配调试人员", "东莞市某某电子有限公司", "441900", "东莞市长安镇", 60, 41,
        PayBasis.Month, 500_000, 650_000, null, 500_000, 650_000, PostKind.LongTerm, ShiftPattern.Two, Dormitory.Free, Meals.Allowance,
        Couples: true, TravelOrganised: true, Training: true, ContractKind.LabourContract, SocialInsurance: true, new DateOnly(2026, 12, 5), new DateOnly(2026, 12, 20),
        new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero));

    public static readonly Page<PublicPostingResponse> Postings = new([One], "NjM4OTk");
    public static readonly ShowPostingResponse Posting = new(Id, PostingPageState.Open, "可以报名。报名不收任何费用，谁向您收钱都请举报。", One.Title, One, "流水线装配、检验。", "能坚持站立工作。");
    public static readonly ListRegionsResponse Regions = new([new RegionResponse("530602", "昭阳区", RegionLevel.County)]);
    public static readonly ListOccupationsResponse Occupations = new([new OccupationResponse("6-25-04-99", "电子设备装配调试人员", "6-25", "计算机、通信和其他电子设备制造人员", null, HealthCertificate: false, NoSkillNeeded: true, ["打螺丝", "流水线"])]);
    public static readonly CheckNoticeResponse Notice = new("昭阳区人力资源和社会保障局", new DateOnly(2026, 11, 16), "岗位信息");
    public static readonly ShowDutyResponse Duty = new("530602", "昭阳区", [new DutyMonthResponse("2026-11", 8200, 7900, 290, 0, 10)]);
}

using JobAssist.Mobile.Api.Oversight.Duty;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Duty.Report;

namespace JobAssist.Mobile.Api.Oversight;

/// <summary>Examples for the OpenAPI document; nobody in them exists.</summary>
internal static class OversightExamples
{
    private static readonly DutySumResponse Sum = new(1_200, 1_187, 9, 0, 0, 4, 3);

    public static readonly ShowDutyReportResponse Duty = new("2026-11", Sum,
        [new("530602", "昭阳区", [new(new NoticeSlot(2026, 11, 1), Sum,
            [new(DutyStanding.Met, NoticeCategory.HardToEmploy, "opened", "本人打开了消息", false, 902), new(DutyStanding.Met, NoticeCategory.HardToEmploy, "callrecord", "电话", false, 285),
             new(DutyStanding.Excused, NoticeCategory.HardToEmploy, "hired", "已录用", false, 9), new(DutyStanding.Missed, NoticeCategory.HardToEmploy, "no_consent", "没有同意接收微信消息", true, 3),
             new(DutyStanding.Missed, NoticeCategory.HardToEmploy, "partner_asked", "找不到人，已请外地协助", false, 1)],
            "6b1f0c2a4d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a",
            [new(NoticeAnswer.Interested, null, "感兴趣", 410), new(NoticeAnswer.NotForMe, NotForMeReason.TooFar, "觉得太远", 61)])])],
        [new("530602", "昭阳区", new NoticeSlot(2026, 12, 1), new(2026, 11, 24), 1_196, 219, 96, 3, 71, 44, 5, 180, 27, 12)]);
}

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Duty.Forecast;
using JobAssist.Mobile.Infra.Duty.Report;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Oversight.Duty;

/// <summary>A month of the duty in the supervisor's scope: whether it was kept, and why not.</summary>
internal static class ShowDutyReport
{
    public static async Task<Ok<ShowDutyReportResponse>> HandleAsync(CurrentStaff staff, DutyReports reports, DutyForecasts forecasts, TimeProvider clock, DutyMonth? month, CancellationToken ct)
    {
        var report = await reports.OfAsync(month ?? DutyMonth.Of(NoticeSlot.Of(clock.GetUtcNow())), staff.ScopePrefix, ct);
        var foreseen = await forecasts.LastAsync([report.Month.FirstSlot, report.Month.LastSlot, report.Month.LastSlot.Next()], staff.ScopePrefix, ct);
        return TypedResults.Ok(new ShowDutyReportResponse(report.Month.ToString(), SumOf(report.Owed, report.Of, report.MissedByUs),
            [.. report.Counties.Select(county => new DutyCountyResponse(county.Code, county.Name,
                [.. county.Slots.Select(slot => new DutySlotResponse(slot.Slot, SumOf(slot.Owed, slot.Of, slot.MissedByUs),
                    [.. slot.Counts.Select(count => new DutyReasonResponse(count.Standing, count.Category, count.Word, count.Text, count.Ours, count.Count))], slot.ClosedHash,
                    [.. slot.Answers.Select(said => new DutyAnswerResponse(said.Answer, said.Reason, said.Text, said.Count))]))]))],
            [.. foreseen.Select(row => new DutyForecastResponse(row.CountyCode, row.County, row.Slot, row.MadeOn, row.Owed, row.NoAccount + row.BadOpenId + row.NoConsent + row.TooFewTicks + row.PrefersOther,
                row.NoAccount, row.BadOpenId, row.NoConsent, row.TooFewTicks, row.PrefersOther, row.BySms, row.ByCall, row.ByVisit))]));
    }

    private static DutySumResponse SumOf(int owed, Func<DutyStanding, int> of, int missedByUs) =>
        new(owed, of(DutyStanding.Met), of(DutyStanding.Excused), of(DutyStanding.InWork), of(DutyStanding.AtRisk), of(DutyStanding.Missed), missedByUs);
}

/// <summary>Person-times: Owed = Met + Excused + InWork + AtRisk + Missed.</summary>
/// <param name="AtRisk">Open, and the safety date is here or a task is overdue.</param>
/// <param name="MissedByUs">Of the missed, those that are the office's fault.</param>
public sealed record DutySumResponse(int Owed, int Met, int Excused, int InWork, int AtRisk, int Missed, int MissedByUs);

/// <param name="Word">How it was met, why it is excused or why it stands where it stands, as a stable word.</param>
/// <param name="Ours">What keeps it from being met lies with the office or the service.</param>
public sealed record DutyReasonResponse(DutyStanding Standing, NoticeCategory Category, string Word, string Text, bool Ours, int Count);

/// <param name="ClosedHash">Chained hash of the close; null while the slot is open. Who keeps it sees whether anything was changed later.</param>
public sealed record DutySlotResponse(NoticeSlot Slot, DutySumResponse Sum, IReadOnlyList<DutyReasonResponse> Reasons, string? ClosedHash, IReadOnlyList<DutyAnswerResponse> Answers);

/// <summary>How often people answered so: to the whole notice, or no to an opening they named.</summary>
public sealed record DutyAnswerResponse(NoticeAnswer Answer, NotForMeReason? Reason, string Text, int Count);

public sealed record DutyCountyResponse(string Code, string Name, IReadOnlyList<DutySlotResponse> Slots);

/// <summary>The last forecast of a slot in a county: of those owed a message, whom WeChat will not reach, why, and how they will be tried instead.</summary>
public sealed record DutyForecastResponse(string Code, string Name, NoticeSlot Slot, DateOnly MadeOn, int Owed, int Unreachable, int NoAccount, int BadOpenId, int NoConsent, int TooFewTicks, int PrefersOther, int BySms, int ByCall, int ByVisit);

/// <param name="Month">"2026-12".</param>
/// <param name="Forecasts">For the month's slots and the one after it, made daily from ten days before a half month ends.</param>
public sealed record ShowDutyReportResponse(string Month, DutySumResponse Sum, IReadOnlyList<DutyCountyResponse> Counties, IReadOnlyList<DutyForecastResponse> Forecasts);

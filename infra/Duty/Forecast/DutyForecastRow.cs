using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Infra.Duty.Forecast;

/// <summary>What was foreseen of one slot in one county on one day; written once, never changed.</summary>
public sealed class DutyForecastRow
{
    public required string CountyCode { get; init; }
    public NoticeSlot Slot { get; init; }
    public DateOnly MadeOn { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Who was owed a message then, reachable or not.</summary>
    public int Owed { get; init; }
    public int NoAccount { get; init; }
    public int BadOpenId { get; init; }
    public int NoConsent { get; init; }
    public int TooFewTicks { get; init; }
    public int PrefersOther { get; init; }
    public int BySms { get; init; }
    public int ByCall { get; init; }
    public int ByVisit { get; init; }
}

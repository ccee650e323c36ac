using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Infra.Duty.Budget;

/// <summary>What one channel has used of one day.</summary>
public sealed class SendBudgetRow
{
    public NoticeChannel Channel { get; init; }
    public DateOnly Day { get; init; }
    public int Obligation { get; set; }
    public int Transactional { get; set; }
    public int Other { get; set; }

    /// <summary>The platform itself said that nothing more is taken until then.</summary>
    public DateTimeOffset? StoppedUntil { get; set; }

    /// <summary>When an obligation first got nothing; said once.</summary>
    public DateTimeOffset? UsedUpAt { get; set; }
}

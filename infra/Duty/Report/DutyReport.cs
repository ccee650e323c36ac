using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;

namespace JobAssist.Mobile.Infra.Duty.Report;

/// <summary>A number of slots that stand alike for the same reason.</summary>
/// <param name="Word">How it was met, why it is excused, or why it stands where it stands; a stable word.</param>
/// <param name="Text">The same for a reader.</param>
/// <param name="Ours">True: the office's fault, or the service's; for open slots, what keeps it open is on our side.</param>
public sealed record DutyCount(DutyStanding Standing, NoticeCategory Category, string Word, string Text, bool Ours, int Count);

/// <summary>What people answered to notices of a slot: to the whole notice, or no to an opening they named.</summary>
/// <param name="Text">The answer for a reader.</param>
public sealed record DutyAnswerCount(NoticeAnswer Answer, NotForMeReason? Reason, string Text, int Count);

/// <summary>One slot in one county.</summary>
/// <param name="ClosedHash">The chained hash of the close in hexadecimal; null while the slot is open.</param>
public sealed record DutySlot(NoticeSlot Slot, IReadOnlyList<DutyCount> Counts, string? ClosedHash)
{
    /// <summary>The most frequent first.</summary>
    public IReadOnlyList<DutyAnswerCount> Answers { get; init; } = [];

    public int Owed => Counts.Sum(count => count.Count);

    public int Of(DutyStanding standing) => Counts.Where(count => count.Standing == standing).Sum(count => count.Count);

    /// <summary>Missed through our fault.</summary>
    public int MissedByUs => Counts.Where(count => count is { Standing: DutyStanding.Missed, Ours: true }).Sum(count => count.Count);
}

/// <summary>One county's month.</summary>
public sealed record DutyCounty(string Code, string Name, IReadOnlyList<DutySlot> Slots)
{
    public int Owed => Slots.Sum(slot => slot.Owed);

    public int Of(DutyStanding standing) => Slots.Sum(slot => slot.Of(standing));
}

/// <summary>A month of the duty in a region: queries over the ledger, nothing that is kept apart from it.</summary>
public sealed record DutyReport(DutyMonth Month, IReadOnlyList<DutyCounty> Counties)
{
    public int Owed => Counties.Sum(county => county.Owed);

    public int Of(DutyStanding standing) => Counties.Sum(county => county.Of(standing));

    /// <summary>Missed through our fault.</summary>
    public int MissedByUs => Counties.Sum(county => county.Slots.Sum(slot => slot.MissedByUs));
}

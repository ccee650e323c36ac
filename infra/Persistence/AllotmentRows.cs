using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>One pass of a round over everybody who had no part in an earlier one, with the proof of how good it is.</summary>
public sealed class RoundPass
{
    public NoticeSlot Slot { get; init; }

    /// <summary>0: the round itself; from 1: late-comers.</summary>
    public short Pass { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public int Workers { get; init; }
    public int Postings { get; init; }
    public long Capacity { get; init; }
    public long Notices { get; init; }
    public long Value { get; init; }

    /// <summary>No way of sharing out whatever has a higher value.</summary>
    public long Bound { get; init; }
    public double GapShare { get; init; }
    public int Epsilon { get; init; }
    public long LargestRegret { get; init; }

    /// <summary>Always 0: the database takes nothing else.</summary>
    public long OverCapacity { get; init; }
    public int PricedWithFreeSeat { get; init; }
    public double Coverage { get; init; }
    public double? CoverageZeroEmployment { get; init; }
    public double? CoverageHardToEmploy { get; init; }
    public double? CoverageOrdinary { get; init; }
    public double Fill { get; init; }
    public double PostingsShown { get; init; }
    public double Gini { get; init; }
    public decimal NoticesPerSeat { get; init; }
    public int Seed { get; init; }
    public double Seconds { get; init; }
}

/// <summary>The openings of which one worker is told in a slot, the best first; none says that nothing was left that fits.</summary>
public sealed class Allotment
{
    public NoticeSlot Slot { get; init; }
    public WorkerId WorkerId { get; init; }
    public required Guid[] PostingIds { get; init; }

    /// <summary>Points, one for each opening.</summary>
    public required short[] Scores { get; init; }
}

/// <summary>What a place at an opening cost in a round, and how many people are told of it.</summary>
public sealed class RoundPrice
{
    public NoticeSlot Slot { get; init; }
    public JobPostingId PostingId { get; init; }

    /// <summary>Points of the score scale.</summary>
    public int Price { get; init; }
    public int Capacity { get; init; }
    public int Load { get; init; }
}

/// <summary>What one number of the market's version is about; without a posting, about what all of them stand on.</summary>
public sealed class MarketChangeRow
{
    public long Version { get; init; }
    public JobPostingId? PostingId { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
}

using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// What one home can be offered: the open postings that an agreement or the county itself joins with it, copied together in blocks
/// of 32 lanes. Copies cost memory and save everything else: no question about places remains, and a whole block falls at once.
/// Immutable but for bounds that are computed when first asked for; a later snapshot in which nothing here has changed takes it over.
/// </summary>
internal sealed record HomeView
{
    /// <summary>Postings side by side in a block.</summary>
    public const int Lanes = 32;

    /// <summary>Blocks are numbered in sixteen bits, and the last number ends a chain of <see cref="SkillBlocks"/>: two million postings.</summary>
    public const int MostBlocks = SkillBlocks.End;

    /// <summary>In <see cref="Posting"/>: a lane that holds nothing.</summary>
    public const int Nobody = -1;

    public required int Count { get; init; }

    /// <summary>By place, whether a posting there would be in the view.</summary>
    public required bool[] Sees { get; init; }

    /// <summary>A multiple of 32, so that bounds of blocks are whole registers too.</summary>
    public required int Blocks { get; init; }
    public int Words => Blocks / 32;

    // One value a lane.
    public required int[] Posting { get; init; }

    public required BlockTable Table { get; init; }

    /// <summary>By lane, the skill points that somebody lacks who holds nothing that is asked; only bounds are made of it.</summary>
    public required LaneRow SkillsLacking { get; init; }

    public required GateMasks Gates { get; init; }
    public required RegionBlocks Regions { get; init; }
    public required SkillBlocks Skills { get; init; }

    /// <summary>Lanes of each kind of work.</summary>
    public required LaneSets Work { get; init; }

    /// <summary>What the columns together can give at most.</summary>
    public BoundRows Bounds { get; private set; } = null!;

    public HomeView Bounded(PaySlope pay, int schoolingMet)
    {
        Bounds = new BoundRows(this, pay, schoolingMet);
        return this;
    }
}

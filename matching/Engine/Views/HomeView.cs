using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// What one home can be offered: the open postings that an agreement or the county itself joins with it, copied together in blocks
/// of 32 lanes. Copies cost memory and save everything else: no question about places remains, and a whole block falls at once.
/// Immutable but for columns that are computed when first asked for.
/// </summary>
internal sealed record HomeView
{
    /// <summary>Postings side by side in a block.</summary>
    public const int Lanes = 32;

    /// <summary>In <see cref="Posting"/>: a lane that holds nothing.</summary>
    public const int Nobody = -1;

    /// <summary>In <see cref="Kind"/>: the block holds several occupations.</summary>
    public const short Mixed = -1;

    public required int Count { get; init; }

    /// <summary>By place, whether a posting there would be in the view.</summary>
    public required bool[] Sees { get; init; }

    /// <summary>A multiple of 32, so that bounds of blocks are whole registers too.</summary>
    public required int Blocks { get; init; }
    public int Words => Blocks / 32;

    // One value a lane.
    public required int[] Posting { get; init; }
    public required short[] Occupation { get; init; }

    /// <summary>The region numbers of the place, by depth.</summary>
    public required short[][] Level { get; init; }
    public required short[] InHandYuan { get; init; }

    /// <summary>−1 in an empty lane, so that no floor lets it pass.</summary>
    public required short[] MaxYuan { get; init; }
    public required short[] HoursShare { get; init; }

    // One value a block.
    public required short[] Kind { get; init; }
    public required GateMasks Gates { get; init; }
    public required RegionBlocks Regions { get; init; }
    public required SkillBlocks Skills { get; init; }
    public required LivingColumns Living { get; init; }
    public required AwayColumns Away { get; init; }

    /// <summary>Lanes of occupation o are <c>Start[o] … Start[o+1]</c>.</summary>
    public required int[] Start { get; init; }

    /// <summary>What the columns together can give at most.</summary>
    public BoundRows Bounds { get; private set; } = null!;

    public HomeView Bounded(PaySlope pay)
    {
        Bounds = new BoundRows(this, pay);
        return this;
    }

    /// <summary>The same view for a later snapshot in which nothing it shows has changed; keeps no reference to the earlier one.</summary>
    public HomeView On(Market market)
    {
        var view = this with { Living = Living.On(market), Away = Away.On(market) };
        view.Bounds = Bounds.Over(view);
        return view;
    }
}

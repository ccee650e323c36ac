using JobAssist.Mobile.Benchmarks.Report;

namespace JobAssist.Mobile.Benchmarks.Rounds;

/// <summary>The ways of sharing out on several seeds and skews, so that no finding rests on one instance.</summary>
internal static class RoundGrid
{
    public static Table Of(Options options)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var skew in options.Text("skews", "flat,normal,steep,congested").Split(','))
        {
            foreach (var seed in options.Text("seeds", "1,2,3").Split(','))
            {
                Console.Error.WriteLine($"{skew}, seed {seed}");
                var outcomes = RoundTable.Run(options.With("skew", skew).With("seed", seed).With("fillable", "yes"));
                var ours = outcomes.FirstOrDefault(o => o.Name == "ours");
                rows.AddRange(outcomes.Select(o => RowOf(skew, seed, o, ours)));
            }
        }

        return new Table(
            $"Rounds on several seeds and skews: {options.Workers:N0} workers × {options.Postings:N0} postings",
            ["skew", "seed", "way", "value", "ours is worth more by", "certified gap", "over capacity, of the notices", "told at all", "zero-employment / hard to employ / others", "postings shown", "of those anybody may have", "Gini per opening"],
            rows,
            ["A way that goes over capacity has no feasible value: its figure is what it would be worth if all those told found a free place."]);
    }

    private static IReadOnlyList<string> RowOf(string skew, string seed, RoundOutcome way, RoundOutcome? ours) =>
    [
        skew, seed, way.Name, $"{way.Value:N0}",
        way == ours || way.OverCapacity > 0 || ours is null ? "" : RoundTable.Share((double?)ours.Value / way.Value - 1, 1),
        RoundTable.Share(way.Gap, 3), RoundTable.Share(way.Notices > 0 ? (double?)way.OverCapacity / way.Notices : null, 1), RoundTable.Share(way.Coverage, 1),
        RoundTable.ByClass(way), RoundTable.Share(way.PostingsShown, 1), RoundTable.Share(way.ShownOfFillable, 1), $"{way.GiniPerOpening:N3}",
    ];
}

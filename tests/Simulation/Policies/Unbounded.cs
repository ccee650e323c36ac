using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Simulation.Draws;

namespace JobAssist.Mobile.Simulation.Policies;

/// <summary>Nobody is told anything.</summary>
internal sealed record Nothing() : NoticePolicy("nothing", 0)
{
    protected override IEnumerable<(int Row, int[] Postings)> Lists(Market market, IReadOnlyList<WorkerRow> rows, int each, ulong seed) => [];
}

/// <summary>Everybody is told of his own best by the engine, whoever else is: what most systems do.</summary>
internal sealed record PrivateLists() : NoticePolicy("private lists", 0)
{
    protected override IEnumerable<(int Row, int[] Postings)> Lists(Market market, IReadOnlyList<WorkerRow> rows, int each, ulong seed)
    {
        var crowd = Crowd.Of(market, rows);
        var lists = new MatchEngine(market).TopAll(crowd, each, threads: 1);
        return Enumerable.Range(0, crowd.Count).Select(at => (crowd.RowOf(at), Array.FindAll(lists.PostingsOf(at).ToArray(), index => index >= 0)));
    }
}

/// <summary>Everybody is told of some that pass the engine's gates, drawn by lot.</summary>
internal sealed record ByLot() : NoticePolicy("by lot", 0)
{
    protected override IEnumerable<(int Row, int[] Postings)> Lists(Market market, IReadOnlyList<WorkerRow> rows, int each, ulong seed)
    {
        var crowd = Crowd.Of(market, rows);
        var lists = new MatchEngine(market).TopAll(crowd, market.Count, threads: 1);
        for (var at = 0; at < crowd.Count; at++)
        {
            var eligible = Array.FindAll(lists.PostingsOf(at).ToArray(), index => index >= 0);
            var dice = Dice.For(seed, Source.Policy, Number(rows[crowd.RowOf(at)].Id));
            var drawn = Math.Min(each, eligible.Length);
            for (var place = 0; place < drawn; place++)
            {
                var from = place + dice.Below(eligible.Length - place);
                (eligible[place], eligible[from]) = (eligible[from], eligible[place]);
            }

            yield return (crowd.RowOf(at), eligible[..drawn]);
        }
    }

    /// <summary>Part of the id, so that a worker's lot does not depend on who else is served.</summary>
    private static long Number(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }
}

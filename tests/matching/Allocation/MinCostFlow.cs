namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>
/// The exact optimum of a small round by successive longest paths: source → worker (one arc a slot, worth its bonus) → posting
/// (its worth) → sink (its capacity). Written for being obviously right, not for speed.
/// </summary>
internal sealed class MinCostFlow
{
    private readonly List<(int To, int Room, long Gain)> _arcs = [];
    private readonly List<int>[] _out;

    private MinCostFlow(int nodes) => _out = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];

    public static long Optimum(RandomRound round)
    {
        var (workers, postings) = (round.Input.WorkerCount, round.Input.PostingCount);
        var (source, sink) = (workers + postings, workers + postings + 1);
        var flow = new MinCostFlow(workers + postings + 2);
        for (var worker = 0; worker < workers; worker++)
        {
            for (var slot = 0; slot < round.Input.Policy.PostingsPerWorker; slot++) flow.Arc(source, worker, 1, round.BonusOf(worker, slot));
            for (var posting = 0; posting < postings; posting++)
                if (round.Worths[worker][posting] >= 0) flow.Arc(worker, workers + posting, 1, round.Worths[worker][posting]);
        }

        for (var posting = 0; posting < postings; posting++) flow.Arc(workers + posting, sink, round.Input.Capacities[posting], 0);

        long optimum = 0;
        while (flow.LongestPath(source, sink) is > 0 and var gain) optimum += gain;
        return optimum;
    }

    private void Arc(int from, int to, int room, long gain)
    {
        _out[from].Add(_arcs.Count);
        _arcs.Add((to, room, gain));
        _out[to].Add(_arcs.Count);
        _arcs.Add((from, 0, -gain));
    }

    /// <summary>Sends one unit along the path of most gain (Bellman–Ford with a queue) and returns the gain.</summary>
    private long LongestPath(int source, int sink)
    {
        var gain = new long[_out.Length];
        var by = new int[_out.Length];
        Array.Fill(gain, long.MinValue);
        gain[source] = 0;
        var queue = new Queue<int>([source]);
        var queued = new bool[_out.Length];
        while (queue.TryDequeue(out var node))
        {
            queued[node] = false;
            foreach (var at in _out[node])
            {
                var arc = _arcs[at];
                if (arc.Room == 0 || gain[node] + arc.Gain <= gain[arc.To]) continue;
                (gain[arc.To], by[arc.To]) = (gain[node] + arc.Gain, at);
                if (!queued[arc.To]) queue.Enqueue(arc.To);
                queued[arc.To] = true;
            }
        }

        if (gain[sink] <= 0) return 0;
        for (var node = sink; node != source; node = _arcs[by[node] ^ 1].To)
        {
            _arcs[by[node]] = _arcs[by[node]] with { Room = _arcs[by[node]].Room - 1 };
            _arcs[by[node] ^ 1] = _arcs[by[node] ^ 1] with { Room = _arcs[by[node] ^ 1].Room + 1 };
        }

        return gain[sink];
    }
}

using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>The best C so far, and the highest net that did not stay. One 64-bit key orders net, then age; ids are inside the age.</summary>
internal sealed class Keep(int capacity)
{
    private readonly PriorityQueue<(int Posting, int Score), long> _worstFirst = new(Math.Min(capacity, 1024));
    private int _cutoff = TopList.Nothing;

    /// <summary>Nothing with a bound below this can enter any more.</summary>
    public int Threshold { get; private set; } = TopList.Nothing;

    public void Offer(int posting, int score, int net, int ageRank)
    {
        var key = ((long)net << 32) | (uint.MaxValue - (uint)ageRank);
        if (_worstFirst.Count < capacity)
        {
            _worstFirst.Enqueue((posting, score), key);
        }
        else
        {
            _worstFirst.TryPeek(out _, out var worst);
            LeaveOut((int)(Math.Min(worst, key) >> 32));
            if (key > worst) _worstFirst.DequeueEnqueue((posting, score), key);
        }

        if (_worstFirst.Count == capacity && _worstFirst.TryPeek(out _, out var last)) Threshold = (int)(last >> 32);
    }

    /// <summary>Something with at most this net stays outside.</summary>
    public void LeaveOut(int net) => _cutoff = Math.Max(_cutoff, net);

    public TopList ToList(Market market)
    {
        var items = new Match[_worstFirst.Count];
        for (var at = items.Length - 1; at >= 0; at--)
        {
            _worstFirst.TryDequeue(out var kept, out var key);
            items[at] = new Match(kept.Posting, market.IdOf(kept.Posting), kept.Score, (int)(key >> 32));
        }

        return new TopList(items, _cutoff);
    }
}

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>The lists of a whole crowd in flat memory, six bytes an item. Workers are numbered as in the crowd.</summary>
public sealed class CrowdLists
{
    /// <summary>The posting of a place that was not filled.</summary>
    public const int Nobody = -1;

    private readonly int[] _postings;
    private readonly short[] _nets;

    internal CrowdLists(int workers, int places)
    {
        Places = places;
        (_postings, _nets) = (new int[(long)workers * places], new short[(long)workers * places]);
    }

    /// <summary>Items a worker has at most.</summary>
    public int Places { get; }

    /// <summary>Blocks of 32 postings that were scored for all workers together: the work that bounds did not save, the same on every machine.</summary>
    public long BlocksScored { get; internal set; }

    /// <summary>Dense indexes, best first; <see cref="Nobody"/> after the last.</summary>
    public ReadOnlySpan<int> PostingsOf(int worker) => _postings.AsSpan(worker * Places, Places);

    /// <summary>Score less price of each item.</summary>
    public ReadOnlySpan<short> NetsOf(int worker) => _nets.AsSpan(worker * Places, Places);

    internal void Write(int worker, ReadOnlySpan<ulong> keys, int found)
    {
        var postings = _postings.AsSpan(worker * Places, Places);
        var nets = _nets.AsSpan(worker * Places, Places);
        for (var at = 0; at < found; at++) (postings[at], nets[at]) = (Keep.PostingOf(keys[at]), (short)Keep.NetOf(keys[at]));
        postings[found..].Fill(Nobody);
    }
}

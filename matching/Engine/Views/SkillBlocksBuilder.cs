using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>Sorts what each skill key gains in each lane of a view into blocks, and in a block into lanes that gain alike.</summary>
internal sealed class SkillBlocksBuilder(Market market, int[] posting, int blocks)
{
    // A key with gains in more than one block of so many is kept as a row.
    private const int Frequent = 8;
    private readonly List<SkillGain> _gains = [default];

    public SkillBlocks Build()
    {
        var keys = market.SkillKeys.Count;
        var (starts, found) = Found();
        var (blockStarts, rare, rows) = (new int[keys + 1], new List<SkillBlock>(), new SkillRows?[keys]);
        var ofKey = new List<SkillBlock>();
        for (var key = 0; key < keys; key++)
        {
            ofKey.Clear();
            for (var from = starts[key]; from < starts[key + 1];)
            {
                var to = from;
                while (to < starts[key + 1] && found[to].Lane / HomeView.Lanes == found[from].Lane / HomeView.Lanes) to++;
                ofKey.Add(BlockOf(found.AsSpan(from, to - from)));
                from = to;
            }

            if (ofKey.Count * Frequent > blocks) rows[key] = RowOf(ofKey);
            else rare.AddRange(ofKey);
            blockStarts[key + 1] = rare.Count;
        }

        return new SkillBlocks { Start = blockStarts, Blocks = [.. rare], Rows = rows, Gains = [.. _gains] };
    }

    private SkillBlock BlockOf(Span<(int Lane, int Points)> lanes)
    {
        var (first, most, block) = (_gains.Count, (short)0, lanes[0].Lane / HomeView.Lanes);
        while (lanes.Length > 0)
        {
            // The lanes with the points of the first one; the others are kept for the next turn.
            var (points, mask, kept) = (lanes[0].Points, 0u, 0);
            foreach (var (lane, own) in lanes)
            {
                if (own == points) mask |= 1u << (lane % HomeView.Lanes);
                else lanes[kept++] = (lane, own);
            }

            _gains.Add(new SkillGain(mask, (short)points, More: kept > 0));
            most = Math.Max(most, (short)points);
            lanes = lanes[..kept];
        }

        return new SkillBlock(block, first, most);
    }

    private SkillRows RowOf(List<SkillBlock> ofKey)
    {
        var row = new SkillRows(new short[blocks], new int[blocks]);
        foreach (var block in ofKey) (row.Most[block.Block], row.Gains[block.Block]) = (block.Most, block.Gains);
        return row;
    }

    /// <summary>All gains by key, each key's by lane.</summary>
    private (int[] Starts, (int Lane, int Points)[] Found) Found()
    {
        var (postings, keys) = (market.Postings, market.SkillKeys);
        var starts = new int[keys.Count + 1];
        ForEachGain((key, _, _) => starts[key + 1]++);
        for (var key = 0; key < keys.Count; key++) starts[key + 1] += starts[key];

        // Lanes come in rising order, so each key's gains are sorted by lane without sorting.
        var (found, next) = (new (int, int)[starts[^1]], starts.ToArray());
        ForEachGain((key, lane, points) => found[next[key]++] = (lane, points));
        return (starts, found);

        void ForEachGain(Action<int, int, int> take)
        {
            for (var lane = 0; lane < posting.Length; lane++)
            {
                var (first, last) = (postings.SkillStart[posting[lane]], postings.SkillStart[posting[lane] + 1]);
                for (var at = first; at < last; at++)
                {
                    if (postings.Skill.AsSpan(first, at - first).Contains(postings.Skill[at])) continue;
                    for (var reached = 0; reached < keys.KeysOf(postings.Skill[at]); reached++)
                    {
                        if (PointsOf(postings.Skill[at], reached, at, last) is > 0 and var points) take(keys.KeyOf(postings.Skill[at], reached), lane, points);
                    }
                }
            }
        }
    }

    // A posting may ask for one skill twice, demanded and liked.
    private int PointsOf(int skill, int reached, int from, int to)
    {
        var points = 0;
        for (var at = from; at < to; at++) points += market.Postings.Skill[at] == skill ? market.SkillKeys.Gain(market.Postings, at, reached) : 0;
        return points;
    }
}

using System.Runtime.InteropServices;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// Packs what each skill key gains in each block of a view. Rows of one block lie together, so that people who look for the same
/// work, and are ranked one after the other, find them in the cache.
/// </summary>
internal sealed class SkillBlocksBuilder(Market market, int[] posting, int blocks)
{
    // A key with gains in more than one block of so many is kept as a row.
    private const int Frequent = 8;
    private readonly List<short> _gains = [0, 0];
    private readonly List<(int Key, SkillBlock Block)> _found = [];

    public SkillBlocks Build()
    {
        var ofBlock = new List<(int Key, int Lane, int Points)>();
        for (var block = 0; block * HomeView.Lanes < posting.Length; block++)
        {
            ofBlock.Clear();
            for (var lane = 0; lane < Math.Min(HomeView.Lanes, posting.Length - block * HomeView.Lanes); lane++)
                AddGains(ofBlock, posting[block * HomeView.Lanes + lane], lane);
            ofBlock.Sort();
            Pack(block, CollectionsMarshal.AsSpan(ofBlock));
        }

        return Sorted();
    }

    private void AddGains(List<(int Key, int Lane, int Points)> to, int j, int lane)
    {
        var (postings, keys) = (market.Postings, market.SkillKeys);
        var (first, last) = (postings.SkillStart[j], postings.SkillStart[j + 1]);
        for (var at = first; at < last; at++)
        {
            if (postings.Skill.AsSpan(first, at - first).Contains(postings.Skill[at])) continue;
            for (var reached = 0; reached < keys.KeysOf(postings.Skill[at]); reached++)
            {
                if (PointsOf(postings.Skill[at], reached, at, last) is > 0 and var points) to.Add((keys.KeyOf(postings.Skill[at], reached), lane, points));
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

    /// <summary>One packed row for each key: which lanes, then their points.</summary>
    private void Pack(int block, ReadOnlySpan<(int Key, int Lane, int Points)> gains)
    {
        while (gains.Length > 0)
        {
            var (from, mask, most, key, count) = (_gains.Count, 0u, 0, gains[0].Key, 0);
            _gains.AddRange([0, 0]);
            for (; count < gains.Length && gains[count].Key == key; count++)
            {
                (mask, most) = (mask | 1u << gains[count].Lane, Math.Max(most, gains[count].Points));
                _gains.Add((short)gains[count].Points);
            }

            (_gains[from], _gains[from + 1]) = (unchecked((short)mask), unchecked((short)(mask >> 16)));
            _found.Add((key, new SkillBlock(block, from, (short)most)));
            gains = gains[count..];
        }
    }

    private SkillBlocks Sorted()
    {
        var keys = market.SkillKeys.Count;
        var counts = new int[keys];
        foreach (var (key, _) in _found) counts[key]++;
        var (rows, starts) = (new GainRow?[keys], new int[keys + 1]);
        for (var key = 0; key < keys; key++)
        {
            if (counts[key] * Frequent > blocks) rows[key] = new GainRow(new short[blocks], new int[blocks]);
            starts[key + 1] = starts[key] + (rows[key] is null ? counts[key] : 0);
        }

        var (rare, next) = (new SkillBlock[starts[^1]], starts.ToArray());
        foreach (var (key, block) in _found)
        {
            if (rows[key] is { } row) (row.Most[block.Block], row.Gains[block.Block]) = (block.Most, block.Gains);
            else rare[next[key]++] = block;
        }

        return new SkillBlocks { Start = starts, Blocks = rare, Rows = rows, Gains = [.. _gains, .. new short[HomeView.Lanes]] };
    }
}

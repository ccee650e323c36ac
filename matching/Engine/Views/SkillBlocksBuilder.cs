using System.Runtime.InteropServices;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>Packs what each skill key gains in each block of a view.</summary>
internal sealed class SkillBlocksBuilder(Market market, int[] posting, int blocks)
{
    // A key with gains in more than one block of so many is frequent.
    private const int Frequent = 8;
    private readonly List<Packed> _packed = [];
    private readonly List<short> _rows = [];
    private readonly List<short> _values = [];
    private readonly List<FrequentSkill> _frequent = [];

    // The packed row of one key in one block, as a piece of _rows.
    private readonly record struct Packed(int Key, int Block, short Most, int Start, int Length);

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

        return Laid();
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
            var (from, mask, most, key, count) = (_rows.Count, 0u, 0, gains[0].Key, 0);
            _rows.AddRange([0, 0]);
            for (; count < gains.Length && gains[count].Key == key; count++)
            {
                (mask, most) = (mask | 1u << gains[count].Lane, Math.Max(most, gains[count].Points));
                _rows.Add((short)gains[count].Points);
            }

            (_rows[from], _rows[from + 1]) = (unchecked((short)mask), unchecked((short)(mask >> 16)));
            _packed.Add(new(key, block, (short)most, from, count + 2));
            gains = gains[count..];
        }
    }

    private SkillBlocks Laid()
    {
        var found = new int[market.SkillKeys.Count];
        Array.Fill(found, SkillBlocks.Nowhere);
        var byKey = _packed.GroupBy(packed => packed.Key).Select(of => of.ToArray()).ToLookup(IsFrequent);      // blocks of a key stay in their order

        // Frequent ones first: each then begins on a line of the cache.
        foreach (var key in byKey[true]) found[key[0].Key] = ~AddFrequent(key);
        foreach (var key in byKey[false]) found[key[0].Key] = AddChain(key);

        var lanes = new LaneRow(_values.Count + HomeView.Lanes);        // a row is unpacked with what lies behind it
        CollectionsMarshal.AsSpan(_values).CopyTo(lanes.Values);
        return new SkillBlocks(lanes, found, [.. _frequent]);
    }

    // Rows that lie too far behind for sixteen bits stay a chain.
    private bool IsFrequent(Packed[] key) => key.Length * Frequent > blocks && key.Sum(packed => packed.Length + 1) < 2 * ushort.MaxValue;

    private int AddFrequent(Packed[] key)
    {
        var (most, pairs, rows) = (_values.Count, _values.Count + blocks, _values.Count + 2 * blocks);
        CollectionsMarshal.SetCount(_values, rows + 2);                 // pair 0 is a row of no lane, so that "no gain here" needs no test
        CollectionsMarshal.AsSpan(_values)[most..].Clear();
        foreach (var packed in key)
        {
            (_values[most + packed.Block], _values[pairs + packed.Block]) = (packed.Most, unchecked((short)((_values.Count - rows) / 2)));
            AddRow(packed);
            if (_values.Count % 2 != 0) _values.Add(0);
        }

        while (_values.Count % HomeView.Lanes != 0) _values.Add(0);
        _frequent.Add(new(most, pairs, rows));
        return _frequent.Count - 1;
    }

    private int AddChain(Packed[] key)
    {
        var first = _values.Count;
        foreach (var packed in key)
        {
            _values.AddRange([unchecked((short)packed.Block), packed.Most]);
            AddRow(packed);
        }

        _values.Add(unchecked((short)SkillBlocks.End));
        return first;
    }

    private void AddRow(Packed packed) => _values.AddRange(CollectionsMarshal.AsSpan(_rows).Slice(packed.Start, packed.Length));
}

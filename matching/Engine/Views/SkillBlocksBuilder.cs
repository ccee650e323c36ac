using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>Sorts what each skill key gains in each lane of a view into blocks with packed gains.</summary>
internal sealed class SkillBlocksBuilder(Market market, int[] posting)
{
    public SkillBlocks Build()
    {
        var (postings, keys) = (market.Postings, market.SkillKeys);
        var starts = new int[keys.Count + 1];
        ForEachGain((key, _, _) => starts[key + 1]++);
        for (var key = 0; key < keys.Count; key++) starts[key + 1] += starts[key];

        // Lanes come in rising order, so each key's gains are sorted by lane without sorting.
        var (lanes, gains, next) = (new int[starts[^1]], new short[starts[^1] + HomeView.Lanes], starts.ToArray());
        ForEachGain((key, lane, gain) => (lanes[next[key]], gains[next[key]++]) = (lane, (short)gain));

        var entries = new List<SkillBlock> { default };
        var entryStarts = new int[keys.Count + 1];
        for (var key = 0; key < keys.Count; key++)
        {
            entryStarts[key] = entries.Count;
            for (var at = starts[key]; at < starts[key + 1]; at++)
            {
                var (block, bit) = (lanes[at] / HomeView.Lanes, 1u << (lanes[at] % HomeView.Lanes));
                if (entries.Count == entryStarts[key] || entries[^1].Block != block) entries.Add(new SkillBlock { Block = block, GainAt = at });
                entries[^1] = entries[^1] with { Lanes = entries[^1].Lanes | bit, Most = Math.Max(entries[^1].Most, gains[at]) };
            }
        }

        entryStarts[^1] = entries.Count;
        return new SkillBlocks { Start = entryStarts, Entries = [.. entries], Gains = gains };

        void ForEachGain(Action<int, int, int> take)
        {
            for (var lane = 0; lane < posting.Length; lane++)
            {
                var (first, last) = (postings.SkillStart[posting[lane]], postings.SkillStart[posting[lane] + 1]);
                for (var at = first; at < last; at++)
                {
                    if (IsRepeated(first, at)) continue;
                    var skill = postings.Skill[at];
                    for (var reached = 0; reached < keys.KeysOf(skill); reached++)
                    {
                        if (GainOf(skill, reached, at, last) is > 0 and var gain) take(keys.KeyOf(skill, reached), lane, gain);
                    }
                }
            }
        }
    }

    private bool IsRepeated(int first, int at) => market.Postings.Skill.AsSpan(first, at - first).Contains(market.Postings.Skill[at]);

    // A posting may ask for one skill twice, demanded and liked.
    private int GainOf(int skill, int reached, int from, int to)
    {
        var gain = 0;
        for (var at = from; at < to; at++) gain += market.Postings.Skill[at] == skill ? market.SkillKeys.Gain(market.Postings, at, reached) : 0;
        return gain;
    }
}

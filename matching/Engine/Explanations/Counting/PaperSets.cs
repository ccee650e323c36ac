using System.Numerics;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Counting;

/// <summary>Open postings by what papers the law demands for them: few sets, each a short list of words and masks.</summary>
internal sealed class PaperSets
{
    private readonly List<PaperSet> _sets = [];

    public PaperSets(Market market, int[] posting, int words)
    {
        NotDemanded = new ulong[words];
        var (postings, occupations) = (market.Postings, market.Occupations);
        var bySet = new SortedDictionary<(int Occupation, int Skill), SortedDictionary<int, ulong>>();
        for (var at = 0; at < posting.Length; at++)
        {
            var (occupation, skill) = (postings.Occupation[posting[at]], postings.CertificateSkill[posting[at]]);
            var demanding = occupations.Demands[occupation].Length > 0 || occupations.Row[occupation].Licensed;
            if (!demanding && skill < 0)
            {
                Bits.Set(NotDemanded, at);
                continue;
            }

            var masks = bySet.TryGetValue((demanding ? occupation : -1, skill), out var known) ? known : bySet[(demanding ? occupation : -1, skill)] = [];
            masks[at >> 6] = masks.GetValueOrDefault(at >> 6) | 1UL << (at & 63);
        }

        foreach (var ((occupation, skill), masks) in bySet)
        {
            int[][] demands = [.. occupation < 0 ? [] : occupations.Demands[occupation], .. skill < 0 ? [] : (int[][])[[skill]]];
            var closed = occupation >= 0 && occupations.Demands[occupation].Length == 0;
            _sets.Add(new PaperSet(demands, closed, [.. masks.Select(m => (m.Key, m.Value))]));
        }
    }

    /// <summary>Postings for which the law demands no paper.</summary>
    public ulong[] NotDemanded { get; }

    public IReadOnlyList<PaperSet> Sets => _sets;

    /// <summary>Every skill whose certificate is demanded, in order.</summary>
    public int[] Skills => field ??= [.. _sets.SelectMany(set => set.Skills).Distinct().Order()];

    /// <summary>The postings whose papers are held.</summary>
    public void Held(Span<ulong> to, bool[] certified)
    {
        NotDemanded.CopyTo(to);
        foreach (var set in _sets)
        {
            if (!set.IsMet(certified)) continue;
            foreach (var (word, mask) in set.Postings) to[word] |= mask;
        }
    }
}

/// <summary>Postings that demand the same papers.</summary>
/// <param name="Demands">Each must be met by one of its skills.</param>
/// <param name="ClosedToAll">Licensed, but nobody knows by which papers.</param>
internal sealed record PaperSet(int[][] Demands, bool ClosedToAll, (int Word, ulong Mask)[] Postings)
{
    /// <summary>Every skill that one of the demands names, once.</summary>
    public int[] Skills { get; } = [.. Demands.SelectMany(demand => demand).Distinct()];

    public bool IsMet(bool[] certified, int andAlso = -1)
    {
        if (ClosedToAll) return false;
        foreach (var demand in Demands)
        {
            if (!IsMetBy(demand, certified, andAlso)) return false;
        }

        return true;
    }

    private static bool IsMetBy(int[] demand, bool[] certified, int andAlso)
    {
        foreach (var skill in demand)
        {
            if (skill == andAlso || certified[skill]) return true;
        }

        return false;
    }

    public int CountIn(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var (word, mask) in Postings) count += BitOperations.PopCount(bits[word] & mask);
        return count;
    }
}

using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>The lists of the workers of the check: for each its length, then posting number and score, best first.</summary>
internal static class Answers
{
    public static void Write(string path, IEnumerable<IReadOnlyList<(int Posting, int Score)>> lists)
    {
        var all = new List<int>();
        foreach (var list in lists)
        {
            all.Add(list.Count);
            foreach (var (posting, score) in list) all.AddRange([posting, score]);
        }

        File.WriteAllBytes(path, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(all)).ToArray());
    }

    public static List<(int Posting, int Score)[]> Read(string path)
    {
        var all = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(path)).ToArray();
        var lists = new List<(int, int)[]>();
        for (var at = 0; at < all.Length;)
        {
            var list = new (int, int)[all[at++]];
            for (var n = 0; n < list.Length; n++, at += 2) list[n] = (all[at], all[at + 1]);
            lists.Add(list);
        }

        return lists;
    }

    /// <summary>How many lists are the same in ids, scores and order; and in scores alone.</summary>
    public static (int Same, int SameScores, int Of) Compare(List<(int Posting, int Score)[]> one, List<(int Posting, int Score)[]> other)
    {
        var pairs = one.Zip(other).ToList();
        return (pairs.Count(p => p.First.SequenceEqual(p.Second)),
            pairs.Count(p => p.First.Select(m => m.Score).SequenceEqual(p.Second.Select(m => m.Score))),
            Math.Max(one.Count, other.Count));
    }
}

using System.Text;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>One number over every field that a rule reads: two machines that print the same made the same instance.</summary>
internal static class Fingerprint
{
    private const int Workers = 2_000;

    public static ulong Of(Instance instance)
    {
        var sum = 14_695_981_039_346_656_037;
        foreach (var posting in instance.Postings) Add(ref sum, TextOf(posting));
        foreach (var agreement in instance.Agreements.Rows)
            Add(ref sum, $"{agreement.Id}{string.Join(' ', agreement.Parties.Select(p => p.RegionCode))}{string.Join(' ', agreement.DirectedEmployers)}{agreement.ValidTo:O}");
        foreach (var row in instance.Trades.Closeness) Add(ref sum, $"{row.FromCode}{row.ToCode}{row.Percent}");
        for (var n = 0; n < Math.Min(Workers, instance.WorkerCount); n++) Add(ref sum, TextOf(instance.Worker(n)));
        return sum;
    }

    private static string TextOf(PostingRow row) =>
        $"{row with { SkillsRequired = [], SkillsLiked = [] }}{string.Join(' ', row.SkillsRequired)}|{string.Join(' ', row.SkillsLiked)}";

    private static string TextOf(WorkerRow row) =>
        $"{row with { Skills = [], WantedOccupations = [], PreferredDestinations = [] }}{string.Join(' ', row.Skills)}|{string.Join(' ', row.WantedOccupations)}|{string.Join(' ', row.PreferredDestinations)}";

    // FNV-1a, 64 bits.
    private static void Add(ref ulong sum, string text)
    {
        foreach (var b in Encoding.UTF8.GetBytes(text)) sum = (sum ^ b) * 1_099_511_628_211;
    }
}

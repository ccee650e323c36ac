using System.Globalization;
using JobAssist.Mobile.Benchmarks.Instances;

namespace JobAssist.Mobile.Benchmarks;

/// <summary>What the command line asks for; every option has a default that a two-core machine can finish.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Options(IReadOnlyList<string> arguments)
    {
        Command = arguments.Count > 0 ? arguments[0] : "";
        for (var at = 1; at < arguments.Count; at++)
        {
            if (!arguments[at].StartsWith("--", StringComparison.Ordinal)) throw new ArgumentException($"'{arguments[at]}' is no option.", nameof(arguments));
            var next = at + 1 < arguments.Count && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[at + 1] : null;
            _values[arguments[at][2..]] = next ?? "yes";
            if (next is not null) at++;
        }
    }

    public string Command { get; }
    public long Workers => Long("workers", 1_000_000);
    public int Postings => (int)Long("postings", 50_000);
    public ulong Seed => (ulong)Long("seed", 1);
    public Shape Shape => Shape.Of(Text("skew", "normal"));
    public int Top => (int)Long("top", 10);

    /// <summary>How many workers each peer answers for the throughput figure; slower peers take fewer.</summary>
    public int Queries => (int)Long("queries", 2_000);

    /// <summary>How many workers every contender answers for the check of ids and scores.</summary>
    public int Check => (int)Long("check", 200);
    public int Runs => (int)Long("runs", 5);

    /// <summary>The contenders to run, by name; all by default.</summary>
    public IReadOnlySet<string> Only => Text("only", "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>The same options for a process of our own.</summary>
    public IEnumerable<string> Again() => _values.Where(pair => pair.Key is not "folder").SelectMany(pair => (string[])["--" + pair.Key, pair.Value]);

    public Instance MakeInstance() => new(Seed, Shape, Workers, Postings) { Weights = WeightSets.Of(Text("weights", "default")) };

    /// <summary>These with one of them changed.</summary>
    public Options With(string name, string value) => new([Command, .. Again(), "--" + name, value]);

    public bool Has(string name) => _values.ContainsKey(name);

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    public long Long(string name, long otherwise) =>
        _values.TryGetValue(name, out var text) ? long.Parse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : otherwise;
}

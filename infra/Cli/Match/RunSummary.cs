using System.Text.Encodings.Web;
using System.Text.Json;
using JobAssist.Mobile.Infra.MatchFiles;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>Everything a run says about itself; equal for equal files and options but for <see cref="Run"/>.</summary>
internal sealed record RunSummary
{
    public const string Round = "round";
    public const string Ranks = "ranks";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary><see cref="Round"/>, or <see cref="Ranks"/> when only ranked.</summary>
    public required string Kind { get; init; }
    public required DateOnly Day { get; init; }
    public required int Seed { get; init; }
    public required RoundPolicy Policy { get; init; }
    public required MatchCounts Counts { get; init; }
    public required int PostingsOpen { get; init; }

    /// <summary>Points: worths and slot bonuses of everything that is told.</summary>
    public required long Value { get; init; }

    /// <summary>No feasible assignment is worth more; null when only ranked.</summary>
    public long? Bound { get; init; }
    public long? Gap { get; init; }
    public double? GapShare { get; init; }
    public long? LargestRegret { get; init; }
    public int? PricedWithFreeSeat { get; init; }
    public required long Notices { get; init; }
    public required long OverCapacity { get; init; }
    public required double Coverage { get; init; }
    public required IReadOnlyDictionary<string, ClassCoverage> CoverageByClass { get; init; }
    public required double Fill { get; init; }
    public required double PostingsShown { get; init; }
    public required double Gini { get; init; }
    public required double GiniPerPlace { get; init; }
    public int? Rounds { get; init; }
    public long? Bids { get; init; }
    public long? Asks { get; init; }
    public required IReadOnlyList<InputSum> Inputs { get; init; }

    /// <summary>Times, memory and machine: what differs from run to run.</summary>
    public required RunFacts Run { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    public static RunSummary? Read(string path) => JsonSerializer.Deserialize<RunSummary>(File.ReadAllText(path), Json);
}

/// <summary>The round's numbers that somebody must have decided. Weights in thousandths, bonuses in points by slot, one per class.</summary>
internal sealed record RoundPolicy(int PostingsPerWorker, decimal NoticesPerSeat, int Epsilon, IReadOnlyDictionary<string, int> Weights, IReadOnlyDictionary<string, int[]> Bonuses);

/// <summary>How many of a class take part and which share is told of at least one posting.</summary>
internal sealed record ClassCoverage(int People, double Coverage);

/// <summary>A file that was read, so that a check can say that it is another one.</summary>
internal sealed record InputSum(string File, string Sha256);

/// <summary>What differs from run to run.</summary>
internal sealed record RunFacts(IReadOnlyDictionary<string, double> Seconds, long PeakMemoryBytes, int Threads, int VectorBits);

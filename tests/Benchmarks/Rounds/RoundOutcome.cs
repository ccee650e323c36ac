using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobAssist.Mobile.Benchmarks.Rounds;

/// <summary>What one way of sharing out printed about its run; points and shares as in the engine.</summary>
internal sealed record RoundOutcome
{
    private const string Mark = "RESULT ";
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public required string Name { get; init; }
    public string How { get; init; } = "";
    public long? Value { get; init; }

    /// <summary>No assignment is worth more; only who has prices can prove it.</summary>
    public long? Bound { get; init; }
    public long? OverCapacity { get; init; }
    public long? Notices { get; init; }
    public double? Coverage { get; init; }

    /// <summary>Of zero-employment households, of the hard to employ, of all others.</summary>
    public double[]? CoverageByClass { get; init; }
    public double? PostingsShown { get; init; }

    /// <summary>Of the postings that anybody may have; known only where it was asked for.</summary>
    public double? ShownOfFillable { get; init; }
    public double? Gini { get; init; }
    public double? GiniPerOpening { get; init; }
    public double? Seconds { get; init; }
    public double? CpuSeconds { get; init; }
    public double? CertificateSeconds { get; init; }
    public double? PeakMb { get; init; }
    public string? Note { get; init; }

    public double? Gap => Value is { } value && Bound is > 0 and var bound ? 1 - (double)value / bound : null;

    public void Print(TextWriter to) => to.WriteLine(Mark + JsonSerializer.Serialize(this, Camel));

    public static RoundOutcome? Parse(string line) =>
        line.StartsWith(Mark, StringComparison.Ordinal) ? JsonSerializer.Deserialize<RoundOutcome>(line[Mark.Length..], Camel) : null;
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>What one contender printed about its run, in whatever language it is written: one line of JSON after "RESULT ".</summary>
internal sealed record Outcome
{
    private const string Mark = "RESULT ";
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public required string Name { get; init; }

    /// <summary>How it was asked: threads, connections, index, tricks.</summary>
    public string How { get; init; } = "";
    public int Threads { get; init; } = 1;

    /// <summary>Making its index from the rows or columns, s.</summary>
    public double? BuildSeconds { get; init; }

    /// <summary>Workers answered in one batch run, and the median wall and CPU seconds of the runs.</summary>
    public long BatchWorkers { get; init; }
    public double BatchSeconds { get; init; }
    public double? BatchCpuSeconds { get; init; }
    public int Runs { get; init; } = 1;

    /// <summary>One worker at a time on one thread, in random order, µs.</summary>
    public double? SingleP50 { get; init; }
    public double? SingleP99 { get; init; }

    /// <summary>Highest resident memory of the process, MB.</summary>
    public double? PeakMb { get; init; }

    /// <summary>A figure that no noise moves, such as blocks scored a worker.</summary>
    public string? Steady { get; init; }

    /// <summary>What this way of asking cannot express, or why there is no figure.</summary>
    public string? Limits { get; init; }

    public double WorkersPerSecond => BatchSeconds > 0 ? BatchWorkers / BatchSeconds : 0;

    public void Print(TextWriter to) => to.WriteLine(Mark + JsonSerializer.Serialize(this, Camel));

    public static Outcome? Parse(string line) =>
        line.StartsWith(Mark, StringComparison.Ordinal) ? JsonSerializer.Deserialize<Outcome>(line[Mark.Length..], Camel) : null;
}

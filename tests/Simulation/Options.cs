using System.Globalization;
using System.Runtime.CompilerServices;

namespace JobAssist.Mobile.Simulation;

/// <summary>What the command line asks for.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Options(IReadOnlyList<string> arguments)
    {
        for (var at = 0; at + 1 < arguments.Count; at += 2) _values[arguments[at]] = arguments[at + 1];
        if (arguments.Count % 2 != 0 || _values.Keys.Any(name => name is not ("--seeds" or "--other-seeds" or "--workers" or "--openings" or "--folder")))
            throw new ArgumentException("Options: --seeds N --other-seeds N --workers N --openings N --folder PATH", nameof(arguments));
    }

    public int Seeds => Number("--seeds", 40);
    public int OtherSeeds => Math.Min(Seeds, Number("--other-seeds", 20));
    public string Folder => _values.GetValueOrDefault("--folder") ?? Path.Combine(SourceFolder(), "report");

    public Assumptions Assumptions => Assumptions.Stated with { Workers = Number("--workers", Assumptions.Stated.Workers), Openings = Number("--openings", Assumptions.Stated.Openings) };

    private int Number(string name, int otherwise) => _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

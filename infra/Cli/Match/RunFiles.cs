using System.Text;
using JobAssist.Mobile.Infra.MatchFiles;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>The three files of a run. They appear together or not at all.</summary>
internal static class RunFiles
{
    public const string Assignments = "assignments.csv";
    public const string Prices = "prices.csv";
    public const string Summary = "summary.json";

    public static bool AllIn(string folder) => new[] { Assignments, Prices, Summary }.All(name => File.Exists(Path.Combine(folder, name)));

    /// <summary>Lets a folder be filled beside the one wanted, which then takes its name.</summary>
    public static void Write(string folder, Action<string> fill)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var partial = $"{whole}.{Guid.CreateVersion7():N}.partial";
        Directory.CreateDirectory(partial);
        try
        {
            fill(partial);
            if (Directory.Exists(whole)) Directory.Delete(whole);
            Directory.Move(partial, whole);
        }
        finally
        {
            if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        }
    }

    /// <summary>UTF-8 without a mark, lines end in a line feed on every system.</summary>
    public static StreamWriter Open(string path) => new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };

    public static string Cell(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>Prices by the name of the posting.</summary>
    public static Dictionary<string, (int Price, int Capacity, int Load)> ReadPrices(string path, Findings findings)
    {
        var prices = new Dictionary<string, (int, int, int)>(StringComparer.Ordinal);
        foreach (var row in RunRows.Of(path, findings, "posting", "price", "capacity", "load"))
        {
            var (posting, read) = (row.Text("posting", 40), (row.Whole("price", 0, int.MaxValue), row.Whole("capacity", 0, int.MaxValue), row.Whole("load", 0, int.MaxValue)));
            if (!row.IsRefused && prices.ContainsKey(posting)) row.Refuse("posting", "duplicate.in_file", "同一份文件里前面已经有一行写了同样的编号。");
            if (findings.Take(Path.GetFileName(path), row)) prices[posting] = read;
        }

        return prices;
    }
}

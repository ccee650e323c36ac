using System.Runtime.CompilerServices;

namespace JobAssist.Mobile.Infra.Tests.Imports;

/// <summary>Where the repository keeps its files of data.</summary>
internal static class TestData
{
    public static string Kit { get; } = Path.Combine(Root(), "tests", "data", "kit");
    public static string Demo { get; } = Path.Combine(Root(), "infra", "dev", "data");

    /// <summary>Rows of a file of expectations, by the text of its first column.</summary>
    public static Dictionary<string, string[]> Expected(string file) =>
        File.ReadLines(Path.Combine(Kit, file)).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], StringComparer.Ordinal);

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}

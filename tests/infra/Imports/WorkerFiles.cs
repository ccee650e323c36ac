using System.Text;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Infra.Tests.Imports;

/// <summary>Files of workers made of rows of the demo data, with cells changed where a test wants it.</summary>
internal static class WorkerFiles
{
    public static readonly string[] Header = File.ReadLines(Path.Combine(TestData.Demo, "workers.csv")).First().Split(',');

    public static async Task<MobileDatabase> DatabaseWithoutWorkersAsync()
    {
        var database = await MobileDatabase.CreateAsync();
        foreach (var (kind, file) in Infra.Imports.ImportKinds.InOrder.Select(item => (item.Kind.Kind, item.FileName)))
            if (kind is "regions" or "villages" or "region-code-history" or "occupations" or "skills" or "households")
                Assert.Equal(0, (await CommandLine.RunAsync(database, "import", kind, Path.Combine(TestData.Demo, file), "--today", "2026-12-01", "--data-date", "2023-06-30")).Code);
        return database;
    }

    public static Task<(int Code, string Output, string Errors)> ImportAsync(MobileDatabase database, IEnumerable<string> lines) =>
        ImportAsync(database, "workers", Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public static async Task<(int Code, string Output, string Errors)> ImportAsync(MobileDatabase database, string kind, byte[] content, params string[] options)
    {
        var path = Path.Combine(Path.GetTempPath(), $"jobassist-{Guid.CreateVersion7():N}.csv");
        await File.WriteAllBytesAsync(path, content);
        var result = await CommandLine.RunAsync(database, ["import", kind, path, "--today", "2026-12-01", .. options]);
        File.Delete(path);
        return result;
    }

    public static List<string[]> GoodRows(int count) =>
        [.. File.ReadLines(Path.Combine(TestData.Demo, "workers.csv")).Skip(1).Select(line => line.Split(',')).Where(cells => cells.Length == Header.Length && Cell(cells, "couple_with").Length == 0 && Cell(cells, "county_code") == "530627").Take(count)];

    public static string Cell(string[] cells, string column) => cells[Array.IndexOf(Header, column)];

    public static string Row(string[] cells, string reference, params (string Column, string Value)[] changes)
    {
        var changed = (string[])cells.Clone();
        changed[Array.IndexOf(Header, "worker_id")] = reference;
        foreach (var (column, value) in changes) changed[Array.IndexOf(Header, column)] = value;
        return string.Join(',', changed);
    }
}

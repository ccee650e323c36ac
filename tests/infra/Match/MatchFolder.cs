using System.Text;
using JobAssist.Mobile.Infra.Tests.Imports;

namespace JobAssist.Mobile.Infra.Tests.Match;

/// <summary>A folder of small files for one match, thrown away with the test. Whatever a test does not write itself is the demo's catalogue.</summary>
internal sealed class MatchFolder : IDisposable
{
    public const string Day = "2026-12-01";

    private const string Joined = """
        {"agreements":[{"agreement_id":"A1","parties":[{"region_code":"530600","role":"sending"},{"region_code":"441900","role":"receiving"}],"valid_from":"2024-01-01","valid_to":"2028-12-31"}]}
        """;

    public MatchFolder()
    {
        Directory.CreateDirectory(Root);
        Write("workers.jsonl", Worker("W1"));
        Write("postings.jsonl", Posting("P1"));
        Write("agreements.json", Joined);
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"jobassist-match-{Guid.CreateVersion7():N}");

    public string Out => Path.Combine(Root, "run");

    public string Workers { get; set; } = "workers.jsonl";

    public string Postings { get; set; } = "postings.jsonl";

    public string Write(string name, params string[] lines)
    {
        var path = Path.Combine(Root, name);
        File.WriteAllText(path, lines.Length == 0 ? "" : string.Join('\n', lines) + "\n", new UTF8Encoding(false));
        return path;
    }

    public string[] Read(string name) => File.ReadAllLines(Path.Combine(Out, name));

    /// <summary>The round, with the demo's places, occupations and skills.</summary>
    public Task<(int Code, string Output, string Errors)> ShareAsync(params string[] more) => RunAsync(["--out", Out, .. more]);

    public Task<(int Code, string Output, string Errors)> RunAsync(params string[] more) => CommandLine.RunWithAsync(null, null,
        ["match", "--workers", Path.Combine(Root, Workers), "--postings", Path.Combine(Root, Postings), "--agreements", Path.Combine(Root, "agreements.json"),
            "--regions", Path.Combine(TestData.Demo, "regions.csv"), "--occupations", Path.Combine(TestData.Demo, "occupations.csv"), "--skills", Path.Combine(TestData.Demo, "skills.csv"), "--day", Day, .. more]);

    /// <summary>A grown-up of a county near Zhaotong who has said nothing, with further fields of JSON.</summary>
    public static string Worker(string id, string more = "") => $$"""{"id":"{{id}}","home_county_code":"530627","legal_class":"none"{{Further(more)}}}""";

    /// <summary>Assembly work in Dongguan for ten people, with further fields of JSON.</summary>
    public static string Posting(string id, string more = "", int headcount = 10, string place = "441900") => $$"""
        {"id":"{{id}}","published_at":"2026-11-01T09:00:00+08:00","occupation_code":"ZL-G01-01","workplace_code":"{{place}}","employer_ref":"E1","month_min_fen":500000,"month_max_fen":600000,"opens_on":"2026-11-01","starts_on":"2026-12-10","closes_on":"2026-12-31","headcount":{{headcount}}{{Further(more)}}}
        """;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Further(string more) => more.Length == 0 ? "" : "," + more;
}

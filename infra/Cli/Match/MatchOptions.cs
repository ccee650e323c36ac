using System.Globalization;
using System.Text.Json;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.MatchFiles;
using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>What was typed after <c>jobassist match</c>, checked.</summary>
internal sealed record MatchOptions
{
    private static readonly string[] Files = ["workers", "postings", "regions", "agreements", "occupations", "hazards", "closeness", "certificates", "skills", "employers", "reviews", "sites", "local-rules"];
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public required MatchPaths Paths { get; init; }
    public required ImportSettings Settings { get; init; }
    public required AllocationPolicy Policy { get; init; }
    public required int Seed { get; init; }
    public required int Threads { get; init; }
    public bool RankOnly { get; init; }
    public bool Progress { get; init; }
    public string? Out { get; init; }
    public (string Worker, string Posting)? Explain { get; init; }
    public string? Prices { get; init; }
    public string? Score { get; init; }
    public string? DumpScores { get; init; }
    public string? Verify { get; init; }

    public static MatchOptions Of(Arguments arguments)
    {
        arguments.AllowOnly([.. Files, "data", "day", "anchor", "out", "per-worker", "notices-per-seat", "epsilon", "seed", "threads", "rank-only", "progress", "explain", "prices", "score", "dump-scores", "verify"]);
        var explain = arguments.Option("explain");
        var posting = arguments.Words.ElementAtOrDefault(1);
        if (arguments.Words.Count > (explain is null ? 1 : 2) || explain is not null && posting is null) throw new UsageException("Say --explain WORKER POSTING, and nothing else without its option.");
        var options = new MatchOptions
        {
            Paths = PathsOf(arguments),
            Settings = SettingsOf(arguments),
            Policy = AllocationPolicy.Default with
            {
                PostingsPerWorker = Whole(arguments, "per-worker", 1, 15) ?? AllocationPolicy.Default.PostingsPerWorker,
                NoticesPerSeat = NoticesPerSeat(arguments) ?? AllocationPolicy.Default.NoticesPerSeat,
                Epsilon = Whole(arguments, "epsilon", 1, short.MaxValue) ?? AllocationPolicy.Default.Epsilon,
            },
            Seed = Whole(arguments, "seed", int.MinValue, int.MaxValue) ?? 0,
            Threads = Whole(arguments, "threads", 1, 1_024) ?? Environment.ProcessorCount,
            RankOnly = arguments.Option("rank-only") is not null,
            Progress = arguments.Option("progress") is not null,
            Out = arguments.Option("out"),
            Explain = explain is null ? null : (explain, posting!),
            Prices = Existing(arguments.Option("prices"), "prices"),
            Score = Existing(arguments.Option("score"), "score"),
            DumpScores = arguments.Option("dump-scores"),
            Verify = arguments.Option("verify"),
        };
        options.CheckWhatToDo();
        return options;
    }

    private void CheckWhatToDo()
    {
        var asked = new[] { Out is not null, Explain is not null, Score is not null, DumpScores is not null, Verify is not null }.Count(asked => asked);
        if (asked != 1) throw new UsageException("Say one of --out, --explain, --score, --dump-scores and --verify.");
        if (Out is { } folder && (File.Exists(folder) || Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())) throw new UsageException("--out must be a new or an empty folder: no run is written over another.");
        if (Verify is { } run && !RunFiles.AllIn(run)) throw new UsageException("--verify is a folder with assignments.csv, prices.csv and summary.json.");
        if (Prices is not null && Explain is null) throw new UsageException("--prices belongs to --explain.");
    }

    private static MatchPaths PathsOf(Arguments arguments)
    {
        var folder = arguments.Option("data");
        if (folder is not null && !Directory.Exists(folder)) throw new UsageException("--data is not a folder.");
        string? Find(string option, params string[] names) =>
            Existing(arguments.Option(option), option) ?? (folder is null ? null : names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists));
        string Need(string option, params string[] names) => Find(option, names) ?? throw new UsageException($"--{option} is needed{(folder is null ? "" : ": the folder has no such file")}.");
        if (arguments.Option("local-rules") is not null && Find("sites", "occupation-sites.csv") is null) throw new UsageException("--local-rules needs --sites: which occupations the rules mean.");
        return new MatchPaths
        {
            Workers = Need("workers", "workers.csv", "workers.jsonl"),
            Postings = Need("postings", "postings.csv", "postings.jsonl"),
            Regions = Need("regions", "regions.csv"),
            Agreements = Need("agreements", "agreements.json"),
            Occupations = Need("occupations", "occupations.csv"),
            Hazards = Find("hazards", "occupation-hazards.csv"),
            Closeness = Find("closeness", "occupation-closeness.csv"),
            Certificates = Find("certificates", "occupation-certificates.csv"),
            Skills = Find("skills", "skills.csv"),
            Employers = Find("employers", "employers.csv"),
            Sites = Find("sites", "occupation-sites.csv"),
            LocalRules = Find("local-rules"),
            // A folder's reviewer spoke of the folder's own postings.
            Reviews = arguments.Option("postings") is null ? Find("reviews", "postings-review.csv") : Find("reviews"),
        };
    }

    private static ImportSettings SettingsOf(Arguments arguments)
    {
        var day = arguments.Date("day") ?? throw new UsageException("--day is needed.");
        var about = arguments.Option("data") is { } folder ? Path.Combine(folder, "about.json") : null;
        var anchor = arguments.Date("anchor") ?? (File.Exists(about) ? JsonSerializer.Deserialize<About>(File.ReadAllText(about), Web)?.Anchor : null);
        return new ImportSettings(day, anchor);
    }

    private static string? Existing(string? path, string option) => path is null || File.Exists(path) ? path : throw new UsageException($"--{option}: there is no such file.");

    private static int? Whole(Arguments arguments, string option, int min, int max)
    {
        if (arguments.Option(option) is not { } text) return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number
            : throw new UsageException($"--{option} is a whole number from {min} to {max}.");
    }

    private static decimal? NoticesPerSeat(Arguments arguments)
    {
        if (arguments.Option("notices-per-seat") is not { } text) return null;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 10_000 ? number
            : throw new UsageException("--notices-per-seat is a number from 0 to 10000.");
    }

    private sealed record About(DateOnly? Anchor);
}

using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Which file is which; null: not given. The property's name in kebab-case is the option's.</summary>
public sealed record MatchPaths
{
    public required string Workers { get; init; }
    public required string Postings { get; init; }
    public required string Regions { get; init; }
    public required string Agreements { get; init; }
    public required string Occupations { get; init; }
    public string? Hazards { get; init; }
    public string? Closeness { get; init; }
    public string? Certificates { get; init; }
    public string? Skills { get; init; }
    public string? Employers { get; init; }
    public string? Reviews { get; init; }
    public string? Sites { get; init; }
    public string? LocalRules { get; init; }
}

/// <summary>How much was read, before and after what the day and the reviewers decide.</summary>
public sealed record MatchCounts(int WorkersRead, int WorkersSeeking, int PostingsRead, int PostingsNotApproved, int PostingsOfBarredEmployers, int PostingsOffered, int Agreements, int AgreementsInForce);

/// <summary>Everything a match needs, read and checked: rows for the engine, and the names by which the files know them.</summary>
public sealed class MatchInput
{
    private readonly Dictionary<string, Guid> postingIds;
    private readonly Dictionary<Guid, string> postingNames;

    private MatchInput(MarketRows rows, Dictionary<string, Guid> ids, WorkersRead workers, MatchCounts counts, IReadOnlyList<InputFile> files)
    {
        (Market, Counts, Files, postingIds) = (rows, counts, files, ids);
        (WorkerNames, Workers) = ([.. workers.Rows.Select(w => w.Reference)], [.. workers.Rows.Select(w => w.Row)]);
        postingNames = ids.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    public MarketRows Market { get; }
    public MatchCounts Counts { get; }
    public IReadOnlyList<InputFile> Files { get; }

    /// <summary>Postings of the file that nobody is offered, with the reason.</summary>
    public required IReadOnlyDictionary<string, LeftOut> NotOffered { get; init; }

    /// <summary>Job-seekers in the order of their names.</summary>
    public WorkerRow[] Workers { get; }
    public string[] WorkerNames { get; }

    public string NameOf(Guid posting) => postingNames[posting];

    public Guid? PostingOf(string name) => postingIds.TryGetValue(name, out var id) ? id : null;

    /// <summary>The place of a job-seeker in <see cref="Workers"/>; negative when there is none of this name.</summary>
    public int WorkerOf(string name) => Array.BinarySearch(WorkerNames, name, StringComparer.Ordinal);

    /// <summary>
    /// Reads and checks all files; null when <paramref name="findings"/> refused anything. Postings and people are looked at
    /// once all catalogues are good: by a broken one every row would be.
    /// </summary>
    public static MatchInput? Read(MatchPaths paths, ImportSettings settings, Findings findings, Action<string, int> progress)
    {
        var files = new List<InputFile>();
        RowFile Open(string path) => new(Look(path), findings);
        InputFile Look(string path)
        {
            files.Add(InputFile.Look(path));
            return files[^1];
        }

        var catalogues = new Catalogues();
        catalogues.ReadRegions(Open(paths.Regions));
        if (paths.Skills is { } skills) catalogues.ReadSkills(Open(skills));
        var demands = paths.Certificates is { } certificates ? OccupationFacts.ReadDemands(Open(certificates)) : Array.Empty<(string, CertificateDemand)>().ToLookup(d => d.Item1, d => d.Item2);
        catalogues.ReadOccupations(Open(paths.Occupations), demands);
        var hazards = paths.Hazards is { } hazard ? OccupationFacts.ReadHazards(Open(hazard)).ToList() : [];
        var closeness = paths.Closeness is { } close ? OccupationFacts.ReadCloseness(Open(close)).ToList() : [];
        var sites = paths.Sites is { } site ? OccupationFacts.ReadSites(Open(site)).ToList() : [];
        var rules = paths.LocalRules is { } local ? LocalRuleFile.Read(Open(local), catalogues.Places).ToList() : [];
        var limits = LocalLimits.Of(rules, settings.Today);
        var agreements = new AgreementFile(Look(paths.Agreements), findings, catalogues.Places, settings).Read();
        Dictionary<string, Employer>? employers = paths.Employers is { } employer ? EmployerFile.Read(Open(employer), settings) : null;
        var approved = paths.Reviews is { } reviews ? ReviewFile.ReadApproved(Open(reviews)) : null;
        if (findings.Refused.Count > 0) return null;

        var postings = new PostingFile(Open(paths.Postings), catalogues, settings, approved, employers).Read();
        var workers = new WorkerFile(Open(paths.Workers), catalogues, settings, limits, count => progress("workers", count)).Read();

        if (findings.Refused.Count > 0) return null;

        var ids = References.IdsOf([.. postings.Rows.Select(p => p.Reference)]);
        var rows = new MarketRows
        {
            Postings = [.. postings.Rows.Select(p => p.Row with { Id = ids[p.Reference] })],
            Agreements = agreements,
            Occupations = catalogues.Occupations,
            Hazards = hazards,
            Closeness = closeness,
            LocalRules = LocalRuleRows.Of(rules, limits, settings.Today),
            Sites = sites,
            Skills = catalogues.Skills is null ? [] : [.. catalogues.Skills.Values.Select(s => new SkillRow(s.Code, s.Name, s.Levels))],
            Regions = catalogues.Tree,
        };
        var counts = new MatchCounts(workers.Read, workers.Rows.Count, postings.Read, postings.LeftOut.Values.Count(why => why == LeftOut.NotApproved), postings.LeftOut.Values.Count(why => why == LeftOut.EmployerMayNotRecruit), postings.Rows.Count,
            agreements.Count, agreements.Count(a => a.IsInForce(settings.Today)));
        return new MatchInput(rows, ids, workers, counts, files) { NotOffered = postings.LeftOut };
    }
}

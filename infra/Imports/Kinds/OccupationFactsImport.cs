using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>Which items of the two statutory lists an occupation's usual work touches, each judged with its source.</summary>
public sealed class OccupationHazardsImport : IRowImport
{
    private const int JuvenileItems = 17;
    private const int StatutoryItems = 3;

    public string Kind => "occupation-hazards";
    public TableShape Shape { get; } = new("occupation_code", "occupation_name", "known", "juvenile_items", "statutory_items", "legal_items", "why", "source", "judged");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<OccupationHazard>());
        foreach (var row in rows)
        {
            var hazard = new OccupationHazard(row.Text("occupation_code", 20), row.Flag("known"), ItemsOf(row, "juvenile_items", JuvenileItems), ItemsOf(row, "statutory_items", StatutoryItems),
                row.Text("why"), row.Text("source"));
            repeats.Check(row, "occupation_code", hazard.OccupationCode);
            if (!row.IsRefused) taken.Add(hazard);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }

    private static short[] ItemsOf(CheckedRow row, string column, int last)
    {
        var items = row.List(column);
        var numbers = items.Where(item => short.TryParse(item, out var number) && number >= 1 && number <= last).Select(short.Parse).ToArray();
        if (numbers.Length != items.Length) row.Refuse(column, "number.out_of_range", $"这一格要填条目序号，1 到 {last}，用 | 隔开。");
        return numbers;
    }
}

/// <summary>What the law demands of whoever does a licensed occupation, one row per demand.</summary>
public sealed class OccupationCertificatesImport : IRowImport
{
    public string Kind => "occupation-certificates";
    public TableShape Shape { get; } = new("occupation_code", "demand", "any_of_skills", "name", "source");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<OccupationCertificate>());
        foreach (var row in rows)
        {
            var certificate = new OccupationCertificate(row.Text("occupation_code", 20), (short)row.Whole("demand", 1, 9), row.Text("name"), row.List("any_of_skills"), row.Text("source"));
            if (certificate.AnyOfSkills.Length == 0) row.Refuse("any_of_skills", "cell.missing", "至少要写一个能满足要求的证书。");
            repeats.Check(row, "occupation_code", $"{certificate.OccupationCode}#{certificate.Demand}");
            if (!row.IsRefused) taken.Add(certificate);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}

/// <summary>Occupations whose work is alike beyond their group, in percent.</summary>
public sealed class OccupationClosenessImport : IRowImport
{
    public string Kind => "occupation-closeness";
    public TableShape Shape { get; } = new("from_code", "to_code", "percent", "from_name", "to_name", "source");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<OccupationCloseness>());
        foreach (var row in rows)
        {
            var closeness = new OccupationCloseness(row.Text("from_code", 20), row.Text("to_code", 20), (short)row.Whole("percent", 1, 99), row.Text("source"));
            repeats.Check(row, "to_code", $"{closeness.FromCode}>{closeness.ToCode}");
            if (!row.IsRefused) taken.Add(closeness);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}

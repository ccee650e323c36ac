using System.Text.RegularExpressions;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>The small class of the national classification of each occupation, with where that is known from; an empty class is "cannot say".</summary>
public sealed partial class OccupationClassesImport : IRowImport
{
    public string Kind => "occupation-classes";
    public TableShape Shape { get; } = new("occupation_code", "occupation_name", "small_class", "small_class_name", "source");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<OccupationClass>());
        foreach (var row in rows)
        {
            var occupation = new OccupationClass(row.Text("occupation_code", 20), row.Optional("small_class"), row.Optional("small_class_name"), row.Text("source"));
            if (occupation.SmallClass is { } code && !SmallClass().IsMatch(code)) row.Refuse("small_class", "cell.unreadable", "小类代码要写成 6-29-01 这样。");
            if (occupation.SmallClass is null != occupation.SmallClassName is null) row.Refuse("small_class_name", "cell.missing", "小类的代码和名称要一起填，或者一起空着。");
            repeats.Check(row, "occupation_code", occupation.OccupationCode);
            if (!row.IsRefused) taken.Add(occupation);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }

    [GeneratedRegex("^[1-8]-[0-9]{2}-[0-9]{2}$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SmallClass();
}

/// <summary>How near two everyday groups of work are, in percent.</summary>
public sealed class OccupationGroupClosenessImport : IRowImport
{
    public string Kind => "occupation-group-closeness";
    public TableShape Shape { get; } = new("from_group", "to_group", "percent", "from_name", "to_name", "why", "source");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<OccupationGroupCloseness>());
        foreach (var row in rows)
        {
            var closeness = new OccupationGroupCloseness(row.Text("from_group", 10), row.Text("to_group", 10), (short)row.Whole("percent", 1, 99), row.Text("why"), row.Text("source"));
            repeats.Check(row, "to_group", string.Join('>', new[] { closeness.FromGroup, closeness.ToGroup }.Order(StringComparer.Ordinal)));
            if (!row.IsRefused) taken.Add(closeness);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}

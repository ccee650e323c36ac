using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>Dated local rules about building sites, each with its source. The file decides which are enabled.</summary>
public sealed class LocalRulesImport : IRowImport
{
    private const string OfThePerson = "岁男女";

    public string Kind => "local-rules";
    public TableShape Shape { get; } = new("region_code", "kind", "sex", "oldest_age", "name", "source", "valid_from", "valid_to", "enabled");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<LocalRule>());
        foreach (var row in rows)
        {
            var rule = Read(row, run.Places, repeats);
            if (!row.IsRefused) taken.Add(rule);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }

    /// <summary>A rule of the file; worth nothing when the row was refused.</summary>
    public static LocalRule Read(CheckedRow row, KnownPlaces places, Repeats repeats)
    {
        var rule = new LocalRule(places.Required(row, "region_code"), row.Word<SiteKind>("kind"), row.Word("sex", ("F", Sex.Female), ("M", Sex.Male)),
            (short)row.Whole("oldest_age", LocalRule.LowestAge, LocalRule.HighestAge), row.Text("name", LocalRule.NameMaxLength), row.Text("source"),
            row.Date("valid_from"), row.DateOrNone("valid_to"), row.Flag("enabled"));
        if (rule.Name.AsSpan().ContainsAny(OfThePerson)) row.Refuse("name", "name.personal", "名称会说给本人听，里面不要写年龄和性别，写规定和文号就行。");
        if (rule.ValidTo < rule.ValidFrom) row.Refuse("valid_to", "date.order", "终止日期不能早于起始日期。");
        repeats.Check(row, "region_code", $"{rule.RegionCode} {rule.Kind} {rule.Sex} {rule.ValidFrom:O}");
        return rule;
    }
}

/// <summary>Which occupations' usual work is on a building site, at height, underground or heavy labour there.</summary>
public sealed class OccupationSitesImport : IRowImport
{
    public string Kind => "occupation-sites";
    public TableShape Shape { get; } = new("occupation_code", "occupation_name", "kind", "why", "source");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<OccupationSite>());
        var occupations = await run.Db.Occupations.AsNoTracking().Select(occupation => occupation.Code).ToHashSetAsync(cancellationToken);
        foreach (var row in rows)
        {
            var site = Read(row, repeats);
            if (!row.IsRefused && !occupations.Contains(site.OccupationCode)) row.Refuse("occupation_code", "occupation.unmapped", "工种目录里没有这个代码。");
            if (!row.IsRefused) taken.Add(site);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }

    public static OccupationSite Read(CheckedRow row, Repeats repeats)
    {
        var site = new OccupationSite(row.Text("occupation_code", 20), row.Word<SiteKind>("kind"), row.Text("why"), row.Text("source"));
        repeats.Check(row, "occupation_code", $"{site.OccupationCode} {site.Kind}");
        return site;
    }
}

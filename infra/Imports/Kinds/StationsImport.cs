using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>Stations at the places of work. Their phones are office numbers, published on purpose; the names of their staff are not kept.</summary>
public sealed class StationsImport : IRowImport
{
    public string Kind => "stations";
    public TableShape Shape { get; } = new(["station_id", "name", "kind", "region_code", "covers_region_code", "address", "phone", "hours", "languages",
        "serves_county_codes", "opened_on", "closed_on"], ["staff_names"]);

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Stations.AsNoTracking().ToDictionaryAsync(station => station.Reference, station => station.Id, StringComparer.Ordinal, cancellationToken);
        var (repeats, taken) = (new Repeats(), new List<LiaisonStation>());
        foreach (var row in rows)
        {
            var reference = row.Text("station_id", 40);
            var counties = row.List("serves_county_codes");
            foreach (var county in counties) run.Places.Check(row, "serves_county_codes", county, RegionLevel.County);
            var station = new LiaisonStation
            {
                Id = known.TryGetValue(reference, out var id) ? id : StationId.New(),
                Reference = reference,
                Name = row.Text("name", 60),
                Kind = row.Word("kind", ("home_folk_station", StationKind.HomeFolk)),
                RegionCode = run.Places.Required(row, "region_code"),
                CoversCode = run.Places.Required(row, "covers_region_code"),
                Address = row.Text("address"),
                Phone = row.Text("phone", 20),
                Hours = row.Text("hours", 60),
                Languages = row.List("languages"),
                ServesCounties = counties,
                OpenedOn = run.Settings.Moved(row.Date("opened_on")) ?? default,
                ClosedOn = run.Settings.Moved(row.DateOrNone("closed_on")),
            };
            repeats.Check(row, "station_id", reference);
            if (!row.IsRefused) taken.Add(station);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}

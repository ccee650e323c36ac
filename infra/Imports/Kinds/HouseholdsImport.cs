using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Households;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>Households. Their group memberships are kept with each member, their circumstances sealed.</summary>
public sealed class HouseholdsImport : IRowImport
{
    public string Kind => "households";
    public TableShape Shape { get; } = new(["household_id", "county_code", "township_code", "village_code", "village_group", "ethnicity", "children_under_16", "elders_over_65",
        "seriously_ill", "severely_disabled", "relocated", "distance_to_county_km", "size"], ["village_name", "categories", "head_worker_id", "workers"]);

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Households.AsNoTracking().ToDictionaryAsync(household => household.Reference, StringComparer.Ordinal, cancellationToken);
        var (repeats, taken) = (new Repeats(), new List<Household>());
        foreach (var row in rows)
        {
            var household = Read(row, run, known.GetValueOrDefault(row.Text("household_id", 40)));
            repeats.Check(row, "household_id", household.Reference);
            if (!row.IsRefused) taken.Add(household);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }

    private static Household Read(CheckedRow row, ImportRun run, Household? stored)
    {
        var home = HomeCells.Read(row, run.Places);
        var id = stored?.Id ?? HouseholdId.New();
        var circumstances = new HouseholdPrivate(row.Optional("ethnicity"), row.Whole("seriously_ill", 0, 20), row.Whole("severely_disabled", 0, 20));
        var size = (short)row.Whole("size", 1, 40);
        return new Household(id, row.Optional("household_id") ?? "", home.CountyCode, home.TownshipCode, home.VillageCode, size)
        {
            VillageGroup = row.Optional("village_group"),
            ChildrenUnder16 = (short)row.Whole("children_under_16", 0, 20),
            EldersOver65 = (short)row.Whole("elders_over_65", 0, 20),
            Relocated = row.Flag("relocated"),
            DistanceToCountyKm = (short?)row.WholeOrNone("distance_to_county_km", 0, 1000),
            PrivateSealed = row.IsRefused ? null : run.Sealed(stored?.PrivateSealed, home.CountyCode, SecretFields.HouseholdPrivate, id.Value, SealedJson.Of(circumstances)),
        };
    }
}

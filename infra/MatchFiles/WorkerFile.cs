using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Households;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Imports.Kinds;
using JobAssist.Mobile.Infra.Spreadsheets;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>What the people's file came to: those who look for work, in the order of their names.</summary>
internal sealed record WorkersRead(List<(string Reference, WorkerRow Row)> Rows, int Read);

/// <summary>
/// People from the register's CSV, through its own classes, so that the derived codes are those of the register; or
/// the engine's fields as JSON lines. Names, identity numbers and phones are not read.
/// </summary>
internal sealed class WorkerFile(RowFile file, Catalogues catalogues, ImportSettings settings, LocalLimits limits, Action<int> progress)
{
    private static readonly TableShape Columns = OccupationFacts.Needing(new WorkersImport().Shape, "worker_id", "birth", "sex", "county_code", "township_code", "education", "exclusion",
        "employment_status", "skills", "wish", "wanted_occupations", "wage_floor_month", "cannot_leave_county", "preferred_destinations", "needs_dormitory", "needs_couple_room",
        "no_night_shift", "accepts_any_suitable_job", "months_away_possible", "categories");

    private readonly Dictionary<string, HouseholdWork> households = new(StringComparer.Ordinal);
    private readonly List<(string Reference, WorkerRow Row, string? Household)> seeking = [];
    private int read;

    public WorkersRead Read()
    {
        var (repeats, name) = (new Repeats(), file.IsJsonLines ? "id" : "worker_id");
        if (file.IsJsonLines && !limits.IsEmpty) file.Refuse("local_rules.need_csv", "用了地方规定，人员就要用登记表的 CSV：JSON 行里没有出生日期，算不出规定管不管得到。");
        foreach (var row in file.Rows(file.IsJsonLines ? WorkerLine.Shape : Columns))
        {
            progress(++read);
            var reference = row.Text(name, 40);
            repeats.Check(row, name, reference);
            var (worker, household) = file.IsJsonLines ? (WorkerLine.Read(row, catalogues, References.IdOf(read)), (string?)null) : Registered(row);
            if (worker is { CannotLeaveCounty: true } && worker.PreferredDestinations.Any(place => place != WorkerRow.AnyPlace && !catalogues.Places.IsWithin(place, worker.HomeCountyCode)))
                row.Warn("preferred_destinations", "wish.place_outside_county", "说了不能离开本县，又写了外地的去处：按不离开本县算。");
            if (file.Take(row) && worker is not null) seeking.Add((reference, worker, household));
        }

        return new WorkersRead([.. seeking.OrderBy(s => s.Reference, StringComparer.Ordinal).Select(s => (s.Reference, WithClaim(s.Row, s.Household)))], read);
    }

    /// <summary>The register's person without a name; null when the row is refused or the person does not look for work.</summary>
    private (WorkerRow? Row, string? Household) Registered(CheckedRow row)
    {
        var (birth, sex) = (row.Date("birth"), row.Word("sex", ("F", Sex.Female), ("M", Sex.Male)));
        var person = new Worker(new WorkerId(References.IdOf(read)), new SealedPerson([], [], [], [], birth, sex), HomeOf(row), WorkerVerification.Verified, default)
        {
            Education = row.Word<Education>("education"),
            Exclusion = row.WordOrNone<ListExclusion>("exclusion"),
            Employment = row.Word<EmploymentSituation>("employment_status"),
            Intention = row.Word<WorkIntention>("wish"),
        };
        var anchor = row.DateOrNone("anchor_date");
        person.Change(WorkerCells.Wishes(row, catalogues.Places, catalogues.OccupationCodes.Contains), default);
        person.Skills.AddRange(SkillText.OfWorker(row, catalogues.Skills, date => settings.Moved(date, anchor)));
        person.Categories.AddRange(WorkerCells.Categories(row));
        if (row.IsRefused) return (null, null);

        var household = row.Optional("household_id");
        if (household is not null) Count(household, person);
        return (person.Intention == WorkIntention.WantsWork ? FileWorker.RowOf(person, ProvisionalDesignation.Applies(person, settings.Today), limits, settings.Today) : null, household);
    }

    private Home HomeOf(CheckedRow row)
    {
        var home = new Home(catalogues.Places.Required(row, "county_code", RegionLevel.County), catalogues.Places.Required(row, "township_code", RegionLevel.Township), null);
        if (!row.HasIssueAt("county_code") && !row.HasIssueAt("township_code") && !catalogues.Places.IsWithin(home.TownshipCode, home.CountyCode))
            row.Refuse("township_code", "region.outside", "这个乡镇不在所填的县里。");
        return home;
    }

    /// <summary>A household's counts are the sums of its members' own, so members may stand anywhere in the file.</summary>
    private void Count(string household, Worker member)
    {
        var (before, own) = (households.GetValueOrDefault(household), HouseholdWork.Of([member], settings.Today));
        households[household] = before is null ? own : new HouseholdWork(before.Able + own.Able, before.Wishing + own.Wishing, before.Working + own.Working);
    }

    /// <summary>Hard to employ, and nobody of the household works: the strongest claim (policy row A7).</summary>
    private WorkerRow WithClaim(WorkerRow row, string? household) =>
        row.PriorityClass == PriorityClass.HardToEmploy && household is not null && households[household].IsZeroEmploymentWithWish
            ? row with { PriorityClass = PriorityClass.ZeroEmploymentHousehold } : row;
}

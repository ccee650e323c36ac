using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>What a row says of a person's situation, wishes, skills and groups.</summary>
internal static class WorkerCells
{
    /// <summary>Checks the cells; the answer writes them on a worker and is used only when the row was not refused.</summary>
    public static Action<Worker> Read(CheckedRow row, ImportRun run, WorkerRegister register)
    {
        var anchor = row.DateOrNone("anchor_date");
        var household = Household(row, register);
        var (relation, education, reads, languages) = (row.Optional("relation"), row.Word<Education>("education"), row.Flag("can_read_well"), row.List("languages"));
        var (exclusion, employment) = (row.WordOrNone<ListExclusion>("exclusion"), row.Word<EmploymentSituation>("employment_status"));
        var (workplace, intention) = (run.Places.Optional(row, "work_region_code"), row.Word<WorkIntention>("wish"));
        var (smartphone, contact, confirmed) = (row.Flag("has_smartphone"), row.Word<ContactSituation>("contact_state"), row.WholeOrNone("last_confirmed_offset", -40_000, 0));
        var (wishes, skills, categories) = (Wishes(row, run.Places, register.KnowsOccupation), SkillCells.OfWorker(row, register.Skills, date => run.Settings.Moved(date, anchor)), Categories(row));
        return worker =>
        {
            (worker.HouseholdId, worker.HouseholdRelation, worker.Education, worker.CanReadWell, worker.Languages) = (household, relation, education, reads, languages);
            (worker.Exclusion, worker.Employment, worker.WorkRegionCode, worker.Intention) = (exclusion, employment, workplace, intention);
            (worker.HasSmartphone, worker.Contact, worker.LastConfirmedOn) = (smartphone, contact, confirmed is { } days ? run.Today.AddDays(days) : null);
            worker.Change(wishes, run.Now);
            worker.Skills.AddRange(skills);
            worker.Categories.AddRange(categories);
        };
    }

    private static HouseholdId? Household(CheckedRow row, WorkerRegister register)
    {
        if (row.Optional("household_id") is not { } reference) return null;
        if (register.Households.TryGetValue(reference, out var id)) return id;
        row.Refuse("household_id", "household.unknown", "家庭编号查不到，请先导入家庭。");
        return null;
    }

    public static WorkWishes Wishes(CheckedRow row, KnownPlaces places, Func<string, bool> knowsOccupation)
    {
        var occupations = row.List("wanted_occupations");
        if (Array.Exists(occupations, code => !knowsOccupation(code))) row.Refuse("wanted_occupations", "occupation.unmapped", "想做的工种里有目录里没有的代码。");
        if (occupations.Length > WorkWishes.MaxOccupations) row.Refuse("wanted_occupations", "list.too_long", $"想做的工种最多 {WorkWishes.MaxOccupations} 个。");
        var named = row.List("preferred_destinations");
        var destinations = named.Where(code => code != "any").ToArray();
        foreach (var code in destinations) places.Check(row, "preferred_destinations", code);
        if (destinations.Length > WorkWishes.MaxDestinations) row.Refuse("preferred_destinations", "list.too_long", $"想去的地方最多 {WorkWishes.MaxDestinations} 个。");
        var (from, to) = MonthSpan(row, "months_away_possible");
        return new WorkWishes
        {
            Occupations = occupations,
            WageFloorFen = row.FenOrNone("wage_floor_month"),
            CannotLeaveCounty = row.Flag("cannot_leave_county"),
            Destinations = destinations,
            AnyDestination = named.Length > destinations.Length,
            NeedsDormitory = row.Flag("needs_dormitory"),
            NeedsCoupleRoom = row.Flag("needs_couple_room"),
            NoNightShift = row.Flag("no_night_shift"),
            AcceptsAnySuitableJob = row.Flag("accepts_any_suitable_job"),
            AwayFromMonth = from,
            AwayToMonth = to,
        };
    }

    private static (short?, short?) MonthSpan(CheckedRow row, string column)
    {
        if (row.Optional(column) is not { } text) return (null, null);
        if (text.Split('-') is [var from, var to] && IsMonth(from, out var first) && IsMonth(to, out var last)) return (first, last);
        row.Refuse(column, "months.unreadable", "月份要写成 起月-止月，例如 3-11。");
        return (null, null);
    }

    private static bool IsMonth(string text, out short month) => short.TryParse(text, out month) && month is >= 1 and <= 12;

    public static List<WorkerCategory> Categories(CheckedRow row)
    {
        var categories = new List<WorkerCategory>();
        foreach (var part in row.List("categories"))
        {
            if (part.Split(':') is [{ Length: > 0 and <= 40 } kind, var from, var to] && DateOnly.TryParseExact(from, "yyyy-MM-dd", out var first)
                && (to.Length == 0 || DateOnly.TryParseExact(to, "yyyy-MM-dd", out _))) categories.Add(new WorkerCategory(kind, first, to.Length == 0 ? null : DateOnly.ParseExact(to, "yyyy-MM-dd")));
            else if (!row.HasIssueAt("categories")) row.Refuse("categories", "cell.unreadable", "人员类别要写成 类别:起始日:终止日。");
        }

        return [.. categories.DistinctBy(category => (category.Kind, category.ValidFrom))];
    }
}

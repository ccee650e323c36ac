using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Tests.Kit;

/// <summary>The data kit's workers as engine rows; the three derived codes are made here, outside the engine, as the register makes them.</summary>
internal static class KitWorkers
{
    public static Dictionary<string, WorkerRow> Rows() => CsvTable.Read("tests/data/kit/workers.csv").ToDictionary(w => w["worker_id"], Row);

    private static WorkerRow Row(CsvLine w) => new()
    {
        Id = KitMarket.IdOf(w["worker_id"]),
        HomeCountyCode = w["county_code"],
        HomeTownshipCode = w["township_code"],
        Skills = [.. w.List("skills").Select(Held)],
        Education = KitMarket.Word<Education>(w["education"]),
        WantedOccupations = w.List("wanted_occupations"),
        WageFloorFen = 100 * (w.Number("wage_floor_month") ?? 0),
        PreferredDestinations = w.List("preferred_destinations"),
        CannotLeaveCounty = w.Flag("cannot_leave_county"),
        NeedsDormitory = w.Flag("needs_dormitory"),
        NeedsCoupleRoom = w.Flag("needs_couple_room"),
        NoNightShift = w.Flag("no_night_shift"),
        AcceptsAnySuitable = w.Flag("accepts_any_suitable_job"),
        AwayFromMonth = Month(w, 0),
        AwayToMonth = Month(w, 1),
        LegalClass = LegalClassOf(w),
        TargetGroup = w.List("categories").Any(IsValidOnAnchor),
    };

    private static HeldSkill Held(string cell)
    {
        var parts = cell.Split(':');
        return new(parts[0], KitMarket.LevelOf(parts[0], parts[1]), parts[2] == "certificate", parts.Length > 3 ? DateOnly.Parse(parts[3]) : null);
    }

    private static int? Month(CsvLine w, int end) => w["months_away_possible"].Length == 0 ? null : int.Parse(w["months_away_possible"].Split('-')[end]);

    private static LegalClass LegalClassOf(CsvLine w)
    {
        var birth = DateOnly.Parse(w["birth"]);
        return birth.AddYears(16) > KitMarket.Anchor ? LegalClass.Under16
            : birth.AddYears(18) > KitMarket.Anchor ? LegalClass.Aged16To17
            : w["sex"] == "F" ? LegalClass.StatutoryListApplies
            : LegalClass.None;
    }

    private static bool IsValidOnAnchor(string category)
    {
        var parts = category.Split(':');
        return DateOnly.Parse(parts[1]) <= KitMarket.Anchor && (parts[2].Length == 0 || DateOnly.Parse(parts[2]) >= KitMarket.Anchor);
    }
}

using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Spreadsheets;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>
/// One job-seeker as a JSON object: the fields of <see cref="WorkerRow"/> in snake_case. The legal class has no default,
/// because a forgotten one would show a child work. Local bars cannot be given: their bits mean nothing outside one run.
/// </summary>
internal static class WorkerLine
{
    private static readonly string[] Needed = ["id", "home_county_code", "legal_class"];

    public static TableShape Shape { get; } = new(Needed, [.. typeof(WorkerRow).GetProperties().Select(property => SnakeCase.Of(property.Name)).Except(Needed).Except(["local_bars"])]);

    public static WorkerRow Read(CheckedRow row, Catalogues catalogues, Guid id)
    {
        var (wanted, places) = (row.List("wanted_occupations"), row.List("preferred_destinations"));
        var (from, to) = (row.WholeOrNone("away_from_month", 1, 12), row.WholeOrNone("away_to_month", 1, 12));
        if (Array.Exists(wanted, code => !catalogues.OccupationCodes.Contains(code))) row.Refuse("wanted_occupations", "occupation.unmapped", "想做的工种里有目录里没有的代码。");
        if (wanted.Length > WorkWishes.MaxOccupations) row.Refuse("wanted_occupations", "list.too_long", $"想做的工种最多 {WorkWishes.MaxOccupations} 个。");
        foreach (var place in places.Where(place => place != WorkerRow.AnyPlace)) catalogues.Places.Check(row, "preferred_destinations", place);
        if (places.Length > WorkWishes.MaxDestinations) row.Refuse("preferred_destinations", "list.too_long", $"想去的地方最多 {WorkWishes.MaxDestinations} 个。");
        if (from is null != to is null) row.Refuse("away_to_month", "months.unreadable", "能外出的起月和止月要么都写，要么都不写。");
        return new WorkerRow
        {
            Id = id,
            HomeCountyCode = catalogues.Places.Required(row, "home_county_code", RegionLevel.County),
            HomeTownshipCode = catalogues.Places.Optional(row, "home_township_code"),
            Skills = SkillText.Held(row, catalogues.Skills),
            Education = row.WordOr("education", Education.None),
            WantedOccupations = wanted,
            WageFloorFen = row.WholeOrNone("wage_floor_fen", 0, PostingTerms.MaxMonthFen) ?? 0,
            PreferredDestinations = places,
            CannotLeaveCounty = row.FlagOr("cannot_leave_county", false),
            NeedsDormitory = row.FlagOr("needs_dormitory", false),
            NeedsCoupleRoom = row.FlagOr("needs_couple_room", false),
            OnlyTogether = row.FlagOr("only_together", false),
            NoNightShift = row.FlagOr("no_night_shift", false),
            AcceptsAnySuitable = row.FlagOr("accepts_any_suitable", false),
            AwayFromMonth = from,
            AwayToMonth = to,
            LegalClass = row.Word<LegalClass>("legal_class"),
            PriorityClass = row.WordOr("priority_class", PriorityClass.Ordinary),
            TargetGroup = row.FlagOr("target_group", false),
            Personalised = row.FlagOr("personalised", true),
        };
    }
}

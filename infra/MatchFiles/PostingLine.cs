using System.Globalization;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Spreadsheets;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>One reviewed posting as a JSON object: the fields of <see cref="PostingRow"/> in snake_case.</summary>
internal static class PostingLine
{
    private const int MostFen = PostingTerms.MaxMonthFen;
    private const int MostPeople = 1_000_000;

    private static readonly string[] Needed =
        ["id", "published_at", "occupation_code", "workplace_code", "employer_ref", "month_min_fen", "month_max_fen", "opens_on", "starts_on", "closes_on", "headcount"];

    public static TableShape Shape { get; } = new(Needed, [.. typeof(PostingRow).GetProperties().Select(property => SnakeCase.Of(property.Name)).Except(Needed)]);

    public static PostingRow Read(CheckedRow row, Catalogues catalogues)
    {
        var (min, max, headcount) = (row.Whole("month_min_fen", 0, MostFen), row.Whole("month_max_fen", 0, MostFen), row.Whole("headcount", 0, MostPeople));
        var (opens, starts, closes) = (row.Date("opens_on"), row.Date("starts_on"), row.Date("closes_on"));
        var (from, to) = (row.WholeOrNone("season_from_month", 1, 12), row.WholeOrNone("season_to_month", 1, 12));
        if (max < min) row.Refuse("month_max_fen", "amount.order", "上限不能小于下限。");
        if (closes < opens) row.Refuse("closes_on", "date.order", "报名截止日期不能早于开始日期。");
        if (from is null != to is null) row.Refuse("season_to_month", "months.unreadable", "季节的起月和止月要么都写，要么都不写。");
        return new PostingRow
        {
            Id = Guid.Empty,
            PublishedAt = Instant(row, "published_at"),
            OccupationCode = Occupation(row, "occupation_code", catalogues),
            WorkplaceCode = catalogues.Places.Required(row, "workplace_code"),
            EmployerRef = row.Text("employer_ref", 40),
            Kind = row.WordOr("kind", PostKind.LongTerm),
            Arrangement = row.WordOr("arrangement", WorkArrangement.OnPremises),
            MonthMinFen = min,
            MonthMaxFen = max,
            PayBasis = row.WordOr("pay_basis", PayBasis.Month),
            WorkTime = row.WordOr("work_time", WorkTime.FullTime),
            HoursPerWeek = row.WholeOrNone("hours_per_week", 1, 84),
            Shift = row.WordOr("shift", ShiftPattern.Day),
            Dormitory = row.WordOr("dormitory", Dormitory.None),
            Meals = row.WordOr("meals", Meals.None),
            CoupleRooms = row.FlagOr("couple_rooms", false),
            TravelOrganised = row.FlagOr("travel_organised", false),
            Training = row.FlagOr("training", false),
            Contract = row.WordOr("contract", ContractKind.LabourContract),
            SocialInsurance = row.FlagOr("social_insurance", false),
            SkillsRequired = SkillText.Asked(row, "skills_required", catalogues.Skills),
            SkillsLiked = SkillText.Asked(row, "skills_liked", catalogues.Skills),
            EducationMin = row.WordOr("education_min", Education.None),
            CertificateSkill = row.Optional("certificate_skill"),
            SeasonFromMonth = from,
            SeasonToMonth = to,
            OpensOn = opens,
            StartsOn = starts,
            ClosesOn = closes,
            TargetGroupFirstDays = row.WholeOrNone("target_group_first_days", 0, 60) ?? 0,
            Headcount = headcount,
            Filled = row.WholeOrNone("filled", 0, MostPeople) ?? 0,
            Standing = row.WordOr("standing", EmployerStanding.Unknown),
            LastCallOn = row.DateOrNone("last_call_on"),
            PeopleKept = row.WholeOrNone("people_kept", 0, MostPeople),
            Told = row.WholeOrNone("told", 0, int.MaxValue),
            Applied = row.WholeOrNone("applied", 0, int.MaxValue),
        };
    }

    public static string Occupation(CheckedRow row, string column, Catalogues catalogues)
    {
        var code = row.Text(column, 20);
        if (!row.HasIssueAt(column) && !catalogues.OccupationCodes.Contains(code)) row.Refuse(column, "occupation.unmapped", "工种目录里没有这个代码。");
        return code;
    }

    private static DateTimeOffset Instant(CheckedRow row, string column)
    {
        var text = row.Text(column, 40);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return instant;
        if (!row.HasIssueAt(column)) row.Refuse(column, "date.unreadable", "时间读不出来，请写成 2026-01-31T09:00:00+08:00 这样。");
        return default;
    }
}

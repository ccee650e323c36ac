using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>What a row says of an opening. What a reviewer must refuse (no unit, no place, no pay) is still a good row: it is stored for review.</summary>
internal static class PostingCells
{
    public static PostingTerms Terms(CheckedRow row, KnownPlaces places, DateOnly today, HashSet<string> occupations)
    {
        var occupation = row.Text("occupation_code", 20);
        if (!row.HasIssueAt("occupation_code") && !occupations.Contains(occupation)) row.Refuse("occupation_code", "occupation.unmapped", "工种目录里没有这个代码。");
        var (opens, starts, closes) = (Day(row, today, "open_offset"), Day(row, today, "start_offset"), Day(row, today, "close_offset"));
        if (closes < opens) row.Refuse("close_offset", "date.order", "报名截止日期不能早于开始日期。");
        var terms = new PostingTerms
        {
            Title = row.Text("title", PostingTerms.TitleMaxLength),
            Duties = row.Text("duties", PostingTerms.TextMaxLength),
            Requirements = row.Optional("requirements") ?? "",
            OccupationCode = occupation,
            Kind = row.Word<PostKind>("kind"),
            Arrangement = row.Word<WorkArrangement>("arrangement"),
            WorkplaceCode = places.Optional(row, "workplace_region_code"),
            WorkplaceText = row.Text("workplace_text"),
            Headcount = row.Whole("headcount", 1, PostingTerms.MaxHeadcount),
            PayBasis = row.WordOrNone<PayBasis>("pay_basis"),
            PayMinFen = row.FenOrNone("pay_min", PostingTerms.MaxMonthFen),
            PayMaxFen = row.FenOrNone("pay_max", PostingTerms.MaxMonthFen),
            PieceUnit = row.Optional("piece_unit"),
            MonthMinFen = row.FenOrNone("est_month_min", PostingTerms.MaxMonthFen),
            MonthMaxFen = row.FenOrNone("est_month_max", PostingTerms.MaxMonthFen),
            WorkTime = row.Word<WorkTime>("work_time"),
            HoursPerWeek = row.WholeOrNone("hours_per_week", 1, 84),
            EducationMin = row.Word<Education>("education_min"),
            Shift = row.Word("shift", ("flex", ShiftPattern.Flexible)),
            Dormitory = row.Word<Dormitory>("dormitory"),
            Meals = row.Word<Meals>("meals"),
            Couples = row.Flag("couples"),
            TravelOrganised = row.Flag("travel_organised"),
            Training = row.Flag("training"),
            Contract = row.Word<ContractKind>("contract"),
            SocialInsurance = row.Flag("social_insurance"),
            TargetGroupFirstDays = (short)row.Whole("target_group_first_days", 0, 60),
            SeasonFromMonth = (short?)row.WholeOrNone("season_from_month", 1, 12),
            SeasonToMonth = (short?)row.WholeOrNone("season_to_month", 1, 12),
            OpensOn = opens,
            StartsOn = starts,
            ClosesOn = closes,
        };
        CheckOrder(row, terms);
        return terms;
    }

    public static List<PostingSkill> Skills(CheckedRow row, Dictionary<string, Skill> catalogue)
    {
        var required = SkillCells.OfPosting(row, "skills_required", required: true, catalogue).ToList();
        var liked = SkillCells.OfPosting(row, "skills_liked", required: false, catalogue).ToList();
        return [.. required.Concat(liked).DistinctBy(skill => skill.SkillCode)];
    }

    private static void CheckOrder(CheckedRow row, PostingTerms terms)
    {
        if (terms.Requirements.Length > PostingTerms.TextMaxLength) row.Refuse("requirements", "cell.too_long", $"这一格太长，最多 {PostingTerms.TextMaxLength} 个字。");
        if (terms.PayMaxFen < terms.PayMinFen) row.Refuse("pay_max", "amount.order", "上限不能小于下限。");
        if (terms.MonthMaxFen < terms.MonthMinFen) row.Refuse("est_month_max", "amount.order", "上限不能小于下限。");
        if (terms.SeasonFromMonth is null != terms.SeasonToMonth is null) row.Refuse("season_to_month", "months.unreadable", "季节的起月和止月要么都写，要么都不写。");
    }

    private static DateOnly Day(CheckedRow row, DateOnly today, string column) => today.AddDays(row.Whole(column, -3_650, 3_650));
}

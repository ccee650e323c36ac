using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>
/// One opening as a broker writes it. Incomplete pay or place can be kept as a draft; submission says what is missing.
/// It has no member for age, sex, ethnicity or health: nobody may ask.
/// </summary>
/// <param name="WorkplaceCode">The finest division known.</param>
/// <param name="PayMinFen">For one unit of the pay basis, in fen.</param>
/// <param name="MonthMinFen">What a month usually comes to, in fen.</param>
public sealed record PostingRequest(
    EmployerId EmployerId,
    [Text(PostingTerms.TitleMaxLength)] string Title,
    [Text(PostingTerms.TextMaxLength)] string Duties,
    [Text(20)] string OccupationCode,
    [Text(100)] string WorkplaceText,
    [Within(1, PostingTerms.MaxHeadcount)] int Headcount,
    DateOnly OpensOn,
    DateOnly ClosesOn,
    DateOnly? StartsOn = null,
    [Text(9)] string? WorkplaceCode = null,
    [Text(PostingTerms.TextMaxLength, Min = 0)] string? Requirements = null,
    PayBasis? PayBasis = null,
    [Within(0, PostingTerms.MaxMonthFen)] int? PayMinFen = null,
    [Within(0, PostingTerms.MaxMonthFen)] int? PayMaxFen = null,
    [Text(10)] string? PieceUnit = null,
    [Within(0, PostingTerms.MaxMonthFen)] int? MonthMinFen = null,
    [Within(0, PostingTerms.MaxMonthFen)] int? MonthMaxFen = null,
    PostKind Kind = PostKind.LongTerm,
    WorkArrangement Arrangement = WorkArrangement.OnPremises,
    WorkTime WorkTime = WorkTime.FullTime,
    [Within(0, 84)] decimal? HoursPerWeek = null,
    Education EducationMin = Education.None,
    ShiftPattern Shift = ShiftPattern.Day,
    Dormitory Dormitory = Dormitory.None,
    Meals Meals = Meals.None,
    bool Couples = false,
    bool TravelOrganised = false,
    bool Training = false,
    ContractKind Contract = ContractKind.LabourContract,
    bool SocialInsurance = false,
    [Within(0, 60)] int TargetGroupFirstDays = 0,
    [Within(1, 12)] int? SeasonFromMonth = null,
    [Within(1, 12)] int? SeasonToMonth = null,
    [Entries(10)] PostingSkillRequest[]? Skills = null)
{
    internal PostingTerms ToTerms() => new()
    {
        Title = Title.Trim(),
        Duties = Duties.Trim(),
        Requirements = Requirements?.Trim() ?? "",
        OccupationCode = OccupationCode,
        Kind = Kind,
        Arrangement = Arrangement,
        WorkplaceCode = WorkplaceCode,
        WorkplaceText = WorkplaceText.Trim(),
        Headcount = Headcount,
        PayBasis = PayBasis,
        PayMinFen = PayMinFen,
        PayMaxFen = PayMaxFen,
        PieceUnit = PieceUnit?.Trim(),
        MonthMinFen = MonthMinFen,
        MonthMaxFen = MonthMaxFen,
        WorkTime = WorkTime,
        HoursPerWeek = HoursPerWeek is { } hours ? decimal.Round(hours, 1) : null,
        EducationMin = EducationMin,
        Shift = Shift,
        Dormitory = Dormitory,
        Meals = Meals,
        Couples = Couples,
        TravelOrganised = TravelOrganised,
        Training = Training,
        Contract = Contract,
        SocialInsurance = SocialInsurance,
        TargetGroupFirstDays = (short)TargetGroupFirstDays,
        SeasonFromMonth = (short?)SeasonFromMonth,
        SeasonToMonth = (short?)SeasonToMonth,
        OpensOn = OpensOn,
        StartsOn = StartsOn,
        ClosesOn = ClosesOn,
    };

    internal IEnumerable<PostingSkill> ToSkills() => (Skills ?? []).Select(s => new PostingSkill(s.Code, s.Required, (short?)s.Level));

    /// <summary>What cannot even be kept: codes that do not exist, ends without beginnings, amounts upside down.</summary>
    internal async Task<List<FieldError>> FaultsAsync(MobileDbContext db, CancellationToken ct)
    {
        var faults = new List<FieldError>();
        if (!await db.Occupations.AnyAsync(o => o.Code == OccupationCode, ct)) faults.Add(new("occupationCode", "occupation.unknown", "没有这个工种，请从列表里选。"));
        if (WorkplaceCode is not null && !(await Places.NamesAsync(db, [WorkplaceCode], ct)).ContainsKey(WorkplaceCode)) faults.Add(new("workplaceCode", "region.unknown", "没有这个地方，请从列表里选。"));
        if (PayMaxFen < PayMinFen) faults.Add(new("payMaxFen", "wage.range", "工资的上限比下限还低，请改正。"));
        if (MonthMaxFen < MonthMinFen) faults.Add(new("monthMaxFen", "wage.range", "月收入的上限比下限还低，请改正。"));
        if (SeasonFromMonth is null != SeasonToMonth is null) faults.Add(new("seasonToMonth", "months.both", "季节的起止月份请都填上。"));

        var asked = Skills ?? [];
        var codes = asked.Select(s => s.Code).ToList();
        var levels = await db.Skills.AsNoTracking().Where(s => codes.Contains(s.Code)).ToDictionaryAsync(s => s.Code, s => s.Levels.Length, ct);
        for (var at = 0; at < asked.Length; at++)
            if (!levels.TryGetValue(asked[at].Code, out var known) || asked[at].Level >= known || codes.IndexOf(asked[at].Code) != at)
                faults.Add(new($"skills[{at}].code", "skill.unknown", "没有这项技能或级别，或写了两次，请从列表里选。"));
        return faults;
    }
}

/// <param name="Level">Place in the skill's list of levels, from 0; null: any.</param>
public sealed record PostingSkillRequest([Text(20)] string Code, bool Required, [Within(0, 20)] int? Level = null);

using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Domain.Postings;

/// <summary>What a rule found in a posting before a person looks at it.</summary>
/// <param name="Field">Column of the posting, snake_case.</param>
public sealed record PostingFinding(string Field, Refusal Refusal);

/// <summary>What the rules must know beside the posting itself.</summary>
/// <param name="Day">The day on which the posting is to be shown.</param>
/// <param name="Employer">Whose opening it is.</param>
/// <param name="Broker">Who hands it in; null: the employer or a station.</param>
/// <param name="Mandate">The broker's right to act for the employer; null: none.</param>
/// <param name="LowestPay">Of the nearest place around the work place that has one; null: unknown there.</param>
/// <param name="AlreadyPosted">Another submitter's posting for the same employer, occupation, place and pay is there.</param>
public sealed record PostingContext(DateOnly Day, Employer Employer, Broker? Broker, MandateState? Mandate, MinimumWage? LowestPay, bool AlreadyPosted);

/// <summary>The rules that need no reading of sentences (policy rows D2, D16): pay, place, papers, mandate, record, repetition.</summary>
public static class PostingRules
{
    /// <summary>Working days of a month at day pay (人社部发〔2008〕3号).</summary>
    public const decimal DaysPerMonth = 21.75m;

    /// <summary>Weeks of a month at weekly hours.</summary>
    public const decimal WeeksPerMonth = 4.33m;

    /// <summary>Everything that keeps the posting from being shown; empty: nothing.</summary>
    public static IReadOnlyList<PostingFinding> Check(PostingTerms terms, PostingContext context)
    {
        var findings = new List<PostingFinding>();
        if (terms.WorkplaceCode is null) findings.Add(new("workplace_region_code", PostingRuleRefusals.WorkplaceMissing));
        if (terms.PayMinFen is null) findings.Add(new("pay_min", PostingRuleRefusals.WageMissing));
        else if (terms.PayBasis is null) findings.Add(new("pay_basis", PostingRuleRefusals.WageNoUnit));
        else if (context.LowestPay is { } lowest && IsBelow(terms, lowest)) findings.Add(new("pay_min", PostingRuleRefusals.WageBelowMinimum));
        if (terms.ClosesOn < context.Day) findings.Add(new("close_offset", PostingRuleRefusals.DeadlinePast));
        CheckPapers(context, findings);
        if (context.AlreadyPosted) findings.Add(new("employer_id", PostingRuleRefusals.Duplicate));
        return findings;
    }

    /// <summary>
    /// Month pay against the month's figure, day pay times 21.75, hour pay against the hour's, piece pay by what a month
    /// usually comes to, part-time pay by its hours; piece work at home is not compared.
    /// </summary>
    public static bool IsBelow(PostingTerms terms, MinimumWage lowest)
    {
        if (terms is { Kind: PostKind.HomeBased, PayBasis: PayBasis.Piece } or { PayMinFen: null }) return false;
        var pay = (decimal)terms.PayMinFen.Value;
        if (terms is { WorkTime: WorkTime.PartTime, PayBasis: PayBasis.Month, HoursPerWeek: > 0 }) return pay / (terms.HoursPerWeek.Value * WeeksPerMonth) < lowest.HourFen;
        return terms.PayBasis switch
        {
            PayBasis.Month => pay < lowest.MonthFen,
            PayBasis.Day => pay * DaysPerMonth < lowest.MonthFen,
            PayBasis.Hour => pay < lowest.HourFen,
            PayBasis.Piece => terms.MonthMinFen < lowest.MonthFen,
            _ => false,
        };
    }

    private static void CheckPapers(PostingContext context, List<PostingFinding> findings)
    {
        var (day, employer, broker) = (context.Day, context.Employer, context.Broker);
        if (broker is not null && !broker.MayPostOn(day, out var refusal)) findings.Add(new("submitted_by", refusal));
        else if (broker is not null && context.Mandate != MandateState.Confirmed) findings.Add(new("submitted_by", BrokerRefusals.NotAuthorised));

        if (employer.Standing == Standing.Suspended || employer.Record is EmployerRecord.ArrearsOpen or EmployerRecord.Blacklisted || employer.Verification == LicenceVerification.Rejected)
            findings.Add(new("employer_id", PostingRuleRefusals.EmployerSuspended));
        else if (employer.Verification == LicenceVerification.Lapsed || employer.LicenceValidTo < day) findings.Add(new("employer_id", PostingRuleRefusals.EmployerLicenceExpired));
        else if (employer.Verification == LicenceVerification.Pending) findings.Add(new("employer_id", PostingRuleRefusals.EmployerNotVerified));
    }
}

/// <summary>What the rules say no with; the codes are those of the list of reasons.</summary>
public static class PostingRuleRefusals
{
    public static readonly Refusal WorkplaceMissing = new("workplace.missing", "没有写清工作地点，请写到市县。");
    public static readonly Refusal WageMissing = new("wage.missing", "没有写工资数额，请写明多少钱。");
    public static readonly Refusal WageNoUnit = new("wage.no_unit", "工资没有单位，请写明按月、按日、按小时还是按件。");
    public static readonly Refusal WageBelowMinimum = new("wage.below_minimum", "工资低于工作地的最低工资标准，不能发布。");
    public static readonly Refusal DeadlinePast = new("deadline.past", "报名截止日期已过，请改成今天以后的日期。");
    public static readonly Refusal EmployerSuspended = new("employer.suspended", "该单位有未结清的欠薪或已被暂停，不能发布岗位。");
    public static readonly Refusal EmployerLicenceExpired = new("licence.expired", "该单位的证照已过期，请先更新证照。");
    public static readonly Refusal EmployerNotVerified = new("employer.not_verified", "该单位还没有核实，请等核实后再发布。");
    public static readonly Refusal Duplicate = new("duplicate.posting", "同一单位、工种、地点和报酬的岗位已有别人发布。");
}

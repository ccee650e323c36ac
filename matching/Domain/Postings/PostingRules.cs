using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Domain.Postings;

/// <summary>What the office knows besides the text when a posting is handed in.</summary>
/// <param name="Broker">Who hands it in.</param>
/// <param name="Employer">For whom.</param>
/// <param name="HasMandate">The employer has confirmed that the broker acts for it.</param>
/// <param name="MinimumWage">Lowest lawful pay of the work place; null when not known, then nothing is compared.</param>
/// <param name="SameIsLive">Another posting of this employer, occupation, place and pay is in review or shown.</param>
public sealed record PostingSurroundings(Broker Broker, Employer Employer, bool HasMandate, MinimumWage? MinimumWage, bool SameIsLive);

/// <summary>The rules that a machine can check by structure alone (policy rows F1, D16; 招聘管理规定). Words in free text are another check.</summary>
public static class PostingRules
{
    /// <summary>Every fault, in the order of the form; none: a person may look at it.</summary>
    public static IReadOnlyList<PostingFault> FaultsOf(PostingTerms terms, PostingSurroundings surroundings, DateOnly today) =>
        [.. OfParties(surroundings, today), .. OfPlace(terms), .. OfPay(terms, surroundings.MinimumWage), .. OfDays(terms, today), .. OfOthers(surroundings)];

    private static IEnumerable<PostingFault> OfParties(PostingSurroundings around, DateOnly today)
    {
        if (!around.Broker.MayPostOn(today, out var refusal)) yield return new("broker", refusal.Code, refusal.Message);
        if (!around.HasMandate) yield return new("employerId", BrokerRefusals.NotAuthorised.Code, BrokerRefusals.NotAuthorised.Message);
        if (around.Employer.LicenceValidTo < today) yield return new("employerId", "licence.expired", "用人单位的证照已过期，请先更新。");
        else if (!around.Employer.MayRecruitOn(today)) yield return new("employerId", "employer.suspended", "该用人单位暂时不能招人，请联系县人社部门。");
    }

    private static IEnumerable<PostingFault> OfPlace(PostingTerms terms)
    {
        if (terms.WorkplaceCode is null) yield return new("workplaceCode", "workplace.missing", "没有写清工作地点，请写到市县。");
        else if (terms.WorkplaceCode.EndsWith("0000", StringComparison.Ordinal) && terms.WorkplaceCode.Length == 6)
            yield return new("workplaceCode", "workplace.too_wide", "工作地点只写到省，请写到市县。");
    }

    private static IEnumerable<PostingFault> OfPay(PostingTerms terms, MinimumWage? least)
    {
        if (terms.PayMinFen is null) yield return new("payMinFen", "wage.missing", "没有写工资数额，请写明多少钱。");
        else if (terms.PayBasis is null) yield return new("payBasis", "wage.no_unit", "工资没有单位，请写明按月、按日、按小时还是按件。");
        if (terms.PayBasis is PayBasis.Piece && string.IsNullOrWhiteSpace(terms.PieceUnit)) yield return new("pieceUnit", "wage.no_unit", "计件工资请写明按什么算一件。");
        if (terms.MonthMinFen is null) yield return new("monthMinFen", "wage.month_missing", "请写明一个月大约能拿多少。");
        if (terms.PayMaxFen < terms.PayMinFen) yield return new("payMaxFen", "wage.range", "工资的上限比下限还低，请改正。");
        if (terms.MonthMaxFen < terms.MonthMinFen) yield return new("monthMaxFen", "wage.range", "月收入的上限比下限还低，请改正。");
        if (least is not null && MinimumPay.IsBelow(terms, least)) yield return new("payMinFen", "wage.below_minimum", "工资低于工作地的最低工资标准，请改正。");
    }

    private static IEnumerable<PostingFault> OfDays(PostingTerms terms, DateOnly today)
    {
        if (terms.ClosesOn < today) yield return new("closesOn", "deadline.past", "报名截止日期已过，请改成今天以后的日期。");
        if (terms.ClosesOn < terms.OpensOn) yield return new("closesOn", "deadline.before_opening", "报名截止日期早于开始日期，请改正。");
        if (terms.ClosesOn > today.AddYears(1)) yield return new("closesOn", "deadline.too_far", "报名截止日期请写在一年以内。");
        if (terms.StartsOn < terms.OpensOn) yield return new("startsOn", "start.before_opening", "上岗日期早于报名开始日期，请改正。");
    }

    private static IEnumerable<PostingFault> OfOthers(PostingSurroundings around)
    {
        if (around.SameIsLive) yield return new("title", "duplicate.posting", "同一单位、同一工种、同一地点、同样工资的岗位已经有了，不用再发。");
    }
}

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>What a machine can say of a posting by structure alone, field by field as the form names them.</summary>
internal static class SubmissionFaults
{
    public static IReadOnlyList<FieldError> Of(PostingTerms terms, PostingContext context) =>
    [
        .. PostingRules.Check(terms, context).Select(finding => new FieldError(FieldOf(finding.Field), finding.Refusal.Code, finding.Refusal.Message)),
        .. OfForm(terms, context.Day),
    ];

    private static IEnumerable<FieldError> OfForm(PostingTerms terms, DateOnly today)
    {
        if (terms.WorkplaceCode is { Length: 6 } place && place.EndsWith("0000", StringComparison.Ordinal)) yield return new("workplaceCode", "workplace.too_wide", "工作地点只写到省，请写到市县。");
        if (terms.PayBasis is PayBasis.Piece && string.IsNullOrWhiteSpace(terms.PieceUnit)) yield return new("pieceUnit", "wage.no_unit", "计件工资请写明按什么算一件。");
        if (terms.MonthMinFen is null) yield return new("monthMinFen", "wage.month_missing", "请写明一个月大约能拿多少。");
        if (terms.ClosesOn < terms.OpensOn) yield return new("closesOn", "deadline.before_opening", "报名截止日期早于开始日期，请改正。");
        if (terms.ClosesOn > today.AddYears(1)) yield return new("closesOn", "deadline.too_far", "报名截止日期请写在一年以内。");
        if (terms.StartsOn < terms.OpensOn) yield return new("startsOn", "start.before_opening", "上岗日期早于报名开始日期，请改正。");
    }

    private static string FieldOf(string column) => column switch
    {
        "workplace_region_code" => "workplaceCode",
        "pay_min" => "payMinFen",
        "pay_basis" => "payBasis",
        "close_offset" => "closesOn",
        "employer_id" => "employerId",
        "submitted_by" => "broker",
        _ => column,
    };
}

using JobAssist.Mobile.Infra.Spreadsheets;
using JobAssist.Mobile.Matching.Chances;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Observations of ended applications from a CSV file; a file with one bad cell gives none, and says where.</summary>
public static class ObservationFile
{
    private const int Most = 1_000_000;
    private static readonly TableShape Shape = new("skills_asked", "skills_held", "trains", "schooling_met", "paper_met", "free_places", "applied", "told", "hired");

    public static (IReadOnlyList<ChanceObservation> Observations, IReadOnlyList<RowIssue> Issues) Read(ReadOnlySpan<byte> content)
    {
        if (CsvTable.Read(content, Shape) is not TableReading.Rows(var items))
        {
            var fault = ((TableReading.Refused)CsvTable.Read(content, Shape)).Fault;
            return ([], [new RowIssue(fault.Line, fault.Column, fault.Code, Persistence.ImportSeverity.Refused, fault.Message)]);
        }

        List<CheckedRow> rows = [.. items.Select(item => new CheckedRow(item))];
        List<ChanceObservation> observations = [.. rows.Select(ObservationOf)];
        List<RowIssue> issues = [.. rows.SelectMany(row => row.Issues)];
        return issues.Count > 0 ? ([], issues) : (observations, []);
    }

    private static ChanceObservation ObservationOf(CheckedRow row)
    {
        var (asked, held) = (row.Whole("skills_asked", 0, 50), row.Whole("skills_held", 0, 50));
        if (held > asked) row.Refuse("skills_held", "number.out_of_range", "有的手艺不能比要求的多。");
        return new ChanceObservation(
            new ChanceInput(asked, held, row.Flag("trains"), row.Flag("schooling_met"), row.Flag("paper_met"), row.Whole("free_places", 0, Most), row.WholeOrNone("applied", 0, Most), row.WholeOrNone("told", 0, Most)),
            row.Flag("hired"));
    }
}

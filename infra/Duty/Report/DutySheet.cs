using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace JobAssist.Mobile.Infra.Duty.Report;

/// <summary>The report as a workbook: one sheet with a line for each slot of a county, one with every reason.</summary>
public static class DutySheet
{
    private static readonly string[] Sums = ["县", "代码", "期", "应告知（人次）", "已告知", "不计入", "进行中", "快到期", "没做到", "其中单位责任", "封存校验码"];
    private static readonly string[] Reasons = ["县", "代码", "期", "对象", "情况", "原因或方式", "单位责任", "人次"];

    public static async Task WriteAsync(DutyReport report, Stream to, CancellationToken cancellationToken)
    {
        await using var book = await Spreadsheet.CreateNewAsync(to, cancellationToken: cancellationToken);
        var bold = book.AddStyle(new Style { Font = { Bold = true } });

        await StartAsync(book, "汇总", Sums, bold, cancellationToken);
        foreach (var (county, slot) in SlotsOf(report))
        {
            await book.AddRowAsync(
            [
                new DataCell(county.Name), new DataCell(county.Code), new DataCell(slot.Slot.ToString()), new DataCell(slot.Owed), new DataCell(slot.Of(DutyStanding.Met)), new DataCell(slot.Of(DutyStanding.Excused)),
                new DataCell(slot.Of(DutyStanding.InWork)), new DataCell(slot.Of(DutyStanding.AtRisk)), new DataCell(slot.Of(DutyStanding.Missed)), new DataCell(slot.MissedByUs), new DataCell(slot.ClosedHash),
            ], cancellationToken);
        }

        await StartAsync(book, "原因", Reasons, bold, cancellationToken);
        foreach (var (county, slot) in SlotsOf(report))
        {
            foreach (var count in slot.Counts)
            {
                await book.AddRowAsync(
                [
                    new DataCell(county.Name), new DataCell(county.Code), new DataCell(slot.Slot.ToString()), new DataCell(count.Category is Domain.Policy.NoticeCategory.HardToEmploy ? "每月两次" : "每月一次"),
                    new DataCell(DutyPicture.NameOf(count.Standing)), new DataCell(count.Text), new DataCell(count.Ours ? "是" : "否"), new DataCell(count.Count),
                ], cancellationToken);
            }
        }

        await book.FinishAsync(cancellationToken);
    }

    private static IEnumerable<(DutyCounty County, DutySlot Slot)> SlotsOf(DutyReport report) => report.Counties.SelectMany(county => county.Slots.Select(slot => (county, slot)));

    private static async Task StartAsync(Spreadsheet book, string name, string[] header, StyleId bold, CancellationToken cancellationToken)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var column = 1; column <= header.Length; column++) options.Column(column).Width = column == header.Length ? 24 : 14;
        await book.StartWorksheetAsync(name, options, cancellationToken);
        await book.AddRowAsync([.. header.Select(title => new StyledCell(title, bold))], cancellationToken);
    }
}

using JobAssist.Mobile.Domain.Notices;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace JobAssist.Mobile.Infra.Duty.Forecast;

/// <summary>One line of the workbook.</summary>
/// <param name="Name">As the reader may see it.</param>
public sealed record ForecastLine(string Township, string? Village, string Name, string Reason, string NextRung, string Id);

/// <summary>The forecast as a workbook: everybody whom WeChat will not reach, in the order of going there.</summary>
public static class ForecastSheet
{
    private static readonly string[] Header = ["期", "乡镇街道", "村（社区）", "姓名", "微信发不到的原因", "接下来怎么联系", "编号"];

    public static async Task WriteAsync(NoticeSlot slot, IEnumerable<ForecastLine> lines, Stream to, CancellationToken cancellationToken)
    {
        await using var book = await Spreadsheet.CreateNewAsync(to, cancellationToken: cancellationToken);
        var bold = book.AddStyle(new Style { Font = { Bold = true } });
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var column = 1; column <= Header.Length; column++) options.Column(column).Width = column is 5 or 7 ? 38 : 16;
        await book.StartWorksheetAsync("微信发不到的人", options, cancellationToken);
        await book.AddRowAsync([.. Header.Select(title => new StyledCell(title, bold))], cancellationToken);
        foreach (var line in lines)
        {
            await book.AddRowAsync([new DataCell(slot.ToString()), new DataCell(line.Township), new DataCell(line.Village), new DataCell(line.Name), new DataCell(line.Reason), new DataCell(line.NextRung), new DataCell(line.Id)], cancellationToken);
        }

        await book.FinishAsync(cancellationToken);
    }
}

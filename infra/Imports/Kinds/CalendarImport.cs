using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>Days off and make-up working days, from the State Council's yearly notice.</summary>
public sealed class HolidaysImport : IRowImport
{
    public string Kind => "holidays";
    public TableShape Shape { get; } = new(["date", "kind", "name_zh"], ["name_en", "in_lieu"]);

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<Holiday>());
        foreach (var row in rows)
        {
            var day = new Holiday(row.Date("date"), row.Word<HolidayKind>("kind"), row.Text("name_zh", 30));
            repeats.Check(row, "date", day.Day.ToString("O"));
            if (!row.IsRefused) taken.Add(day);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}

/// <summary>The lowest lawful pay of a place and of everything inside it that has no row of its own.</summary>
public sealed class MinimumWagesImport : IRowImport
{
    public string Kind => "minimum-wages";
    public TableShape Shape { get; } = new("region_code", "month_yuan", "hour_yuan", "status");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<MinimumWage>());
        foreach (var row in rows)
        {
            var wage = new MinimumWage(run.Places.Required(row, "region_code"), AboveZero(row, "month_yuan"), AboveZero(row, "hour_yuan"), row.Text("status", 100));
            repeats.Check(row, "region_code", wage.RegionCode);
            if (!row.IsRefused) taken.Add(wage);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }

    private static int AboveZero(CheckedRow row, string column)
    {
        var fen = row.Fen(column);
        if (fen <= 0 && !row.HasIssueAt(column)) row.Refuse(column, "amount.out_of_range", "金额必须大于零。");
        return fen;
    }
}

using System.Diagnostics;
using System.Security.Cryptography;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>
/// Takes one file in one transaction: all good rows, and a line in import_issues for everything that was wrong with
/// the others. Either the whole of that is stored or nothing.
/// </summary>
public sealed class FileImporter(MobileDbContext db, PersonalSecrets secrets, TimeProvider clock)
{
    public async Task<ImportReport> ImportAsync(IRowImport kind, string fileName, byte[] content, ImportSettings settings, CancellationToken cancellationToken)
    {
        var began = Stopwatch.StartNew();
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var batch = new ImportBatch
        {
            Id = new ImportBatchId(Guid.CreateVersion7()),
            Kind = kind.Kind,
            FileName = Path.GetFileName(fileName),
            FileHash = SHA256.HashData(content),
            StartedAt = clock.GetUtcNow(),
        };
        db.ImportBatches.Add(batch);

        var (rows, issues) = await TakeAsync(kind, kind.Read(content), settings, cancellationToken);

        (batch.RowsRead, batch.RowsRefused, batch.FinishedAt) = (rows.Count, rows.Count(row => row.IsRefused), clock.GetUtcNow());
        batch.RowsTaken = batch.RowsRead - batch.RowsRefused;
        await db.SaveChangesAsync(cancellationToken);
        await new BulkWriter(db).UpsertAsync([.. Numbered(batch.Id, issues)], new BulkRules(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        var warned = rows.Count(row => !row.IsRefused && row.Issues.Count > 0);
        return new ImportReport(kind.Kind, batch.FileName, batch.Id, batch.RowsRead, batch.RowsTaken, batch.RowsRefused, warned, began.Elapsed, issues);
    }

    private async Task<(List<CheckedRow> Rows, List<RowIssue> Issues)> TakeAsync(IRowImport kind, TableReading reading, ImportSettings settings, CancellationToken cancellationToken)
    {
        if (reading is not TableReading.Rows(var items))
        {
            var fault = ((TableReading.Refused)reading).Fault;
            return ([], [new RowIssue(fault.Line, fault.Column, fault.Code, ImportSeverity.Refused, fault.Message)]);
        }

        var rows = items.Select(item => new CheckedRow(item)).ToList();
        var run = new ImportRun(db, secrets, settings, Shanghai.At(settings.Today, TimeOnly.FromTimeSpan(clock.GetUtcNow().ToOffset(Shanghai.Offset).TimeOfDay)));
        await run.Places.LoadAsync(db, cancellationToken);
        await kind.TakeAsync(rows, run, cancellationToken);
        return (rows, [.. rows.SelectMany(row => row.Issues)]);
    }

    private static IEnumerable<ImportIssue> Numbered(ImportBatchId batch, IEnumerable<RowIssue> issues) =>
        issues.GroupBy(issue => issue.Line).SelectMany(line => line.Select((issue, place) => new ImportIssue
        {
            BatchId = batch,
            Line = issue.Line,
            Place = place + 1,
            ColumnName = issue.Column,
            Code = issue.Code,
            Severity = issue.Severity,
            Message = issue.Message,
        }));
}

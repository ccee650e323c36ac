using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>What the operator said about a file, beside the file.</summary>
/// <param name="Today">The day from which day offsets of the file are counted.</param>
/// <param name="Anchor">The day on which a demo file was true: dates that lie around it move with <paramref name="Today"/>. Null: dates stay as written.</param>
/// <param name="DataDate">Closing day of the list the file was made from; regions need it.</param>
public sealed record ImportSettings(DateOnly Today, DateOnly? Anchor = null, DateOnly? DataDate = null)
{
    /// <summary>A date of the file as it must be stored, given the anchor that its own row names.</summary>
    public DateOnly? Moved(DateOnly? date, DateOnly? anchorOfRow = null) =>
        date is { } day && (Anchor ?? anchorOfRow) is { } anchor ? day.AddDays(Today.DayNumber - anchor.DayNumber) : date;
}

/// <summary>One file being imported: everything it writes is one transaction.</summary>
public sealed class ImportRun(MobileDbContext db, PersonalSecrets secrets, ImportSettings settings, DateTimeOffset now)
{
    public MobileDbContext Db { get; } = db;
    public PersonalSecrets Secrets { get; } = secrets;
    public ImportSettings Settings { get; } = settings;
    public DateOnly Today => Settings.Today;

    /// <summary>The moment of the import, on the day that counts as today.</summary>
    public DateTimeOffset Now { get; } = now;
    public BulkWriter Bulk { get; } = new(db);
    public KnownPlaces Places { get; } = new();

    /// <summary>The bytes already stored when they open to the same text, so that an unchanged row stays unchanged; else the text sealed anew.</summary>
    public byte[] Sealed(byte[]? stored, string scope, string field, Guid row, string text) =>
        stored is not null && Secrets.Open(field, row, stored) == text ? stored : Secrets.Seal(scope, field, row, text);
}

/// <summary>What became of one file.</summary>
public sealed record ImportReport(string Kind, string FileName, ImportBatchId BatchId, int Read, int Taken, int Refused, int Warned, TimeSpan Took, IReadOnlyList<RowIssue> Issues)
{
    /// <summary>Something of the file is not in: a row, or the whole file.</summary>
    public bool IsShort => Issues.Any(issue => issue.Severity == ImportSeverity.Refused);
}

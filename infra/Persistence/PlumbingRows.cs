using JobAssist.Mobile.Domain;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>One way to reach a worker by phone; several people may share one number.</summary>
public sealed class WorkerPhone
{
    public WorkerId WorkerId { get; init; }
    public required byte[] PhoneIndex { get; init; }
    public required byte[] PhoneSealed { get; init; }
    public PhoneSource Source { get; init; }
    public DateTimeOffset NotedAt { get; init; }
}

/// <summary>Who said that the number is theirs.</summary>
public enum PhoneSource
{
    Register = 1,
    WeChat = 2,
    Caseworker = 3,
}

/// <summary>The answer to a one-use sign-in code, sealed with a key made of the code itself; null while it is being made.</summary>
public sealed class SignInCode
{
    public required byte[] CodeHash { get; init; }
    public byte[]? AnswerSealed { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>How often an account tried to say who it is on one day.</summary>
public sealed class BindingAttempts
{
    public AccountId AccountId { get; init; }
    public DateOnly OnDay { get; init; }
    public int Tries { get; set; }
}

/// <summary>One number that grows whenever what can be matched changes.</summary>
public sealed class MarketVersion
{
    public bool OnlyRow { get; init; }
    public long Version { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>A data key of one scope, wrapped by the master key that lies outside the database.</summary>
public sealed class DataKey
{
    public int Id { get; init; }
    public required string Scope { get; init; }
    public required byte[] Wrapped { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RetiredAt { get; set; }
}

/// <summary>A repeated write's first answer; status null while it is being worked on.</summary>
public sealed class IdempotencyKey
{
    public AccountId AccountId { get; init; }
    public required string Route { get; init; }
    public required string Key { get; init; }
    public required byte[] BodyHash { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public short? Status { get; set; }
    public string? ContentType { get; set; }
    public byte[]? AnswerSealed { get; set; }
}

/// <summary>One import of one file.</summary>
public sealed class ImportBatch
{
    public required ImportBatchId Id { get; init; }
    public required string Kind { get; init; }
    public required string FileName { get; init; }
    public required byte[] FileHash { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int RowsRead { get; set; }
    public int RowsTaken { get; set; }
    public int RowsRefused { get; set; }
}

/// <summary>What was wrong in one cell, without its value.</summary>
public sealed class ImportIssue
{
    public ImportBatchId BatchId { get; init; }
    public int Line { get; init; }

    /// <summary>Running number within the line.</summary>
    public int Place { get; init; }
    public required string ColumnName { get; init; }
    public required string Code { get; init; }
    public ImportSeverity Severity { get; init; }
    public required string Message { get; init; }
}

/// <summary>What an issue did to its row.</summary>
public enum ImportSeverity
{
    /// <summary>The row was not taken.</summary>
    Refused = 1,

    /// <summary>The row was taken, with something repaired or left empty.</summary>
    Warning = 2,
}

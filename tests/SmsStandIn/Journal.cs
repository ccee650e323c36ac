namespace JobAssist.Mobile.SmsStandIn;

/// <summary>What became of one number of one call, written before the call is answered.</summary>
public sealed record JournalEntry
{
    /// <summary>Position, from 1, in this run of the stand-in.</summary>
    public long Seq { get; init; }
    public DateTimeOffset At { get; init; }
    public string? AppId { get; init; }
    public string? Phone { get; init; }
    public string? TemplateId { get; init; }
    public IReadOnlyList<string>? Parameters { get; init; }

    /// <summary>What the phone shows, signature included.</summary>
    public string? Text { get; init; }
    public required string Code { get; init; }

    /// <summary>Present exactly when a message was accepted, whatever the caller got to see.</summary>
    public string? SerialNo { get; init; }
    public int Fee { get; init; }
    public string? Reference { get; init; }

    /// <summary>A scripted fault.</summary>
    public string? Note { get; init; }
}

/// <summary>The stand-in's record of all calls.</summary>
public sealed class Journal(string? file) : Journal<JournalEntry>(file, (entry, seq) => entry with { Seq = seq })
{
    public static IEnumerable<JournalEntry> Read(string file) => JournalFile.Read<JournalEntry>(file);
}

using System.Text.Json.Serialization;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>What happened in one call, written before the call is answered.</summary>
public sealed record JournalEntry
{
    /// <summary>Position, from 1, in this run of the stand-in.</summary>
    public long Seq { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Path { get; init; }
    public string? AppId { get; init; }
    public string? User { get; init; }
    public string? OpenId { get; init; }
    public string? TemplateId { get; init; }
    public IReadOnlyDictionary<string, string>? Values { get; init; }
    public string? Page { get; init; }
    public int ErrCode { get; init; }

    /// <summary>Present exactly when a message was accepted, whatever the caller got to see.</summary>
    public long? MsgId { get; init; }

    /// <summary>Change of the hidden balance: +n, -1, void, or void-long.</summary>
    public string? Grant { get; init; }

    /// <summary>A scripted fault, a remark about the page, or the consent choice.</summary>
    public string? Note { get; init; }
    public bool EscapedUnicode { get; init; }

    /// <summary>The bytes as they came, in memory only.</summary>
    [JsonIgnore]
    public byte[] Raw { get; init; } = [];
}

/// <summary>The stand-in's record of all calls.</summary>
public sealed class Journal(string? file) : Journal<JournalEntry>(file, (entry, seq) => entry with { Seq = seq })
{
    public static IEnumerable<JournalEntry> Read(string file) => JournalFile.Read<JournalEntry>(file);
}

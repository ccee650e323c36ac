using System.Text.Json;
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

/// <summary>Append-only record of all calls: in memory for tests, and a file of JSON lines that is flushed entry by entry.</summary>
public sealed class Journal : IDisposable
{
    readonly Lock _gate = new();
    readonly List<JournalEntry> _entries = [];
    readonly FileStream? _file;
    long _seq;

    public Journal(string? file)
    {
        if (file is null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var torn = EndsInsideALine(file);
        _file = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        if (torn)
            _file.WriteByte((byte)'\n');
    }

    public JournalEntry Append(JournalEntry entry)
    {
        // Only the number and the write are inside the lock; JSON of 20,000 parallel sends is made outside.
        entry = entry with { Seq = Interlocked.Increment(ref _seq) };
        var line = _file is null ? [] : JsonSerializer.SerializeToUtf8Bytes(entry, Json.Lines);
        lock (_gate)
        {
            _entries.Add(entry);
            if (_file is not null)
            {
                _file.Write(line);
                _file.WriteByte((byte)'\n');
                _file.Flush();
            }
        }
        return entry;
    }

    public IReadOnlyList<JournalEntry> Entries()
    {
        lock (_gate)
            return [.. _entries];
    }

    /// <summary>Forgets the entries in memory; the file is never shortened.</summary>
    public void Clear()
    {
        lock (_gate)
            _entries.Clear();
    }

    public static IEnumerable<JournalEntry> Read(string file)
    {
        if (!File.Exists(file))
            yield break;
        foreach (var line in File.ReadLines(file))
            if (TryParse(line) is { } entry)
                yield return entry;
    }

    public void Dispose() => _file?.Dispose();

    static bool EndsInsideALine(string file)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
            return false;
        using var stream = File.OpenRead(file);
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }

    // A line may be half written when the stand-in itself was killed.
    static JournalEntry? TryParse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<JournalEntry>(line, Json.Lines);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

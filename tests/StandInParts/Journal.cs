using System.Text.Json;

namespace JobAssist.Mobile.StandInParts;

/// <summary>Append-only record of all calls: in memory for tests, and a file of JSON lines that is flushed entry by entry.</summary>
public class Journal<TEntry> : IDisposable
    where TEntry : class
{
    readonly Lock _gate = new();
    readonly List<TEntry> _entries = [];
    readonly Func<TEntry, long, TEntry> _number;
    readonly FileStream? _file;
    long _seq;

    /// <param name="file">Where to append; null keeps the entries in memory only.</param>
    /// <param name="number">Gives an entry its position.</param>
    public Journal(string? file, Func<TEntry, long, TEntry> number)
    {
        _number = number;
        if (file is null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var torn = EndsInsideALine(file);
        _file = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        if (torn)
            _file.WriteByte((byte)'\n');
    }

    public TEntry Append(TEntry entry)
    {
        // Only the number and the write are inside the lock; JSON of 20,000 parallel sends is made outside.
        entry = _number(entry, Interlocked.Increment(ref _seq));
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

    public IReadOnlyList<TEntry> Entries()
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

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _file?.Dispose();
    }

    static bool EndsInsideALine(string file)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
            return false;
        using var stream = File.OpenRead(file);
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }
}

/// <summary>A journal of an earlier run.</summary>
public static class JournalFile
{
    public static IEnumerable<TEntry> Read<TEntry>(string file)
        where TEntry : class
    {
        if (!File.Exists(file))
            yield break;
        foreach (var line in File.ReadLines(file))
            if (TryParse<TEntry>(line) is { } entry)
                yield return entry;
    }

    // A line may be half written when the stand-in itself was killed.
    static TEntry? TryParse<TEntry>(string line)
        where TEntry : class
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<TEntry>(line, Json.Lines);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

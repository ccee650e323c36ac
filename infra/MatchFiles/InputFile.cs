using System.Security.Cryptography;
using System.Text.Unicode;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>
/// One file that was given: its name, the SHA-256 of its bytes and whether they are text. Files may be large, so they are
/// looked through piece by piece before the first row is read.
/// </summary>
public sealed record InputFile(string Path, string Name, string Sha256, FileFault? Fault)
{
    private const int Piece = 1 << 20;
    private const int LongestLine = 1 << 26;

    public static InputFile Look(string path)
    {
        using var stream = File.OpenRead(path);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, kept, line, fault) = (new byte[Piece], 0, 1, (FileFault?)null);
        while (stream.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            sum.AppendData(buffer, kept, read);
            var filled = buffer.AsSpan(0, kept + read);
            var whole = filled.LastIndexOf((byte)'\n') + 1;
            fault ??= WrongText(filled[..whole], line);
            line += filled[..whole].Count((byte)'\n');
            filled[whole..].CopyTo(buffer);
            kept = filled.Length - whole;
            if (kept < buffer.Length) continue;
            if (kept >= LongestLine) fault ??= new FileFault(line, "", "file.too_large", "这一行长得不像一行数据，请检查文件。");
            Array.Resize(ref buffer, fault is null ? kept * 2 : kept + Piece);
        }

        fault ??= WrongText(buffer.AsSpan(0, kept), line);
        if (stream.Length == 0 && !SaysJsonLines(path)) fault = new FileFault(0, "", "empty.file", "文件里没有任何内容。");
        return new InputFile(path, System.IO.Path.GetFileName(path), Convert.ToHexStringLower(sum.GetHashAndReset()), fault);
    }

    /// <summary>By its name; a file of JSON lines may be empty, because it has no header.</summary>
    public static bool SaysJsonLines(string path) => System.IO.Path.GetExtension(path) is ".jsonl" or ".ndjson";

    /// <summary>The first line that is not UTF-8, or that has zero bytes as UTF-16 text does.</summary>
    private static FileFault? WrongText(ReadOnlySpan<byte> text, int line)
    {
        if (Utf8.IsValid(text) && !text.Contains((byte)0)) return null;
        while (text.IndexOf((byte)'\n') is >= 0 and var end && Utf8.IsValid(text[..end]) && !text[..end].Contains((byte)0))
        {
            text = text[(end + 1)..];
            line++;
        }

        return new FileFault(line, "", "file.encoding", "从这一行起不是 UTF-8 文字（多半是 GBK 或 Excel 默认编码），请另存为“CSV UTF-8”后再用。");
    }
}

using System.Buffers.Binary;

namespace JobAssist.Mobile.Infra.Casework;

/// <summary>
/// A picture as proof, PNG or JPEG. It is read part by part: what does not read as a picture is refused, and parts that say
/// where, when and with what it was taken (EXIF and texts), or that hang behind the picture, are left out.
/// </summary>
public static class ProofImage
{
    public const int LargestBytes = 1024 * 1024;
    private const int LeastSide = 32;
    private const int LargestSide = 6000;
    private const int MostPixels = 25_000_000;
    private static ReadOnlySpan<byte> PngHead => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly string[] PngParts = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"];

    /// <summary>The picture without its private parts; null when it is none, or too large or too small.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        if (file.Length is 0 or > LargestBytes) return null;
        if (file.StartsWith(PngHead)) return CleanPng(file);
        return file is [0xFF, 0xD8, 0xFF, ..] ? CleanJpeg(file) : null;
    }

    private static byte[]? CleanPng(ReadOnlySpan<byte> file)
    {
        var kept = new List<byte>(file.Length);
        kept.AddRange(PngHead);
        var rest = file[PngHead.Length..];
        var (first, pixels) = (true, false);
        while (rest.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12) return null;
            var kind = System.Text.Encoding.ASCII.GetString(rest.Slice(4, 4));
            var body = rest.Slice(8, (int)length);
            if (first != (kind == "IHDR")) return null;
            if (first && (length != 13 || !Fits(BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..])))) return null;
            (first, pixels) = (false, pixels || kind == "IDAT");
            var part = rest[..((int)length + 12)];
            if (Array.IndexOf(PngParts, kind) >= 0) kept.AddRange(part);
            if (kind == "IEND") return pixels && length == 0 ? [.. kept] : null;
            rest = rest[part.Length..];
        }

        return null;
    }

    private static byte[]? CleanJpeg(ReadOnlySpan<byte> file)
    {
        var kept = new List<byte>(file.Length) { 0xFF, 0xD8 };
        var (at, size, scanned) = (2, false, false);
        while (at + 2 <= file.Length)
        {
            if (file[at] != 0xFF) return null;
            var marker = file[at + 1];
            if (marker == 0xD9)
            {
                kept.AddRange([0xFF, 0xD9]);
                return size && scanned ? [.. kept] : null;
            }

            if (marker is < 0xC0 or (>= 0xD0 and <= 0xD8) or 0xFF || at + 4 > file.Length) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) return null;
            var part = file.Slice(at, length + 2);
            if (IsFrame(marker))
            {
                if (size || length < 8 || !Fits(BinaryPrimitives.ReadUInt16BigEndian(part[7..]), BinaryPrimitives.ReadUInt16BigEndian(part[5..]))) return null;
                size = true;
            }

            // Only what is needed to show it: of the application's parts JFIF (E0) and Adobe's colours (EE); no comments.
            if (marker is < 0xE0 or 0xE0 or 0xEE) kept.AddRange(part);
            at += part.Length;
            if (marker != 0xDA) continue;
            var end = EndOfScan(file, at);
            if (end < 0 || !size || end == at) return null;
            kept.AddRange(file[at..end]);
            (at, scanned) = (end, true);
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // A scan's own bytes never hold FF before anything but 00 and restart marks.
    private static int EndOfScan(ReadOnlySpan<byte> file, int from)
    {
        for (var at = from; at + 1 < file.Length; at++)
            if (file[at] == 0xFF && file[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7))) return at;
        return -1;
    }

    private static bool Fits(uint width, uint height) =>
        width is >= LeastSide and <= LargestSide && height is >= LeastSide and <= LargestSide && width * height <= MostPixels;
}

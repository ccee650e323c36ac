namespace JobAssist.Mobile.Domain.Notices;

/// <summary>
/// Eight characters by which anybody can ask whether a message is real: digits and capital letters without 0, 1, I, L, O,
/// so that they survive being read aloud. 31^8 ≈ 8.5 × 10¹¹ codes; the look-up is rate-limited.
/// </summary>
public static class CheckCode
{
    public const int Length = 8;
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>Makes a code of random bytes; bytes of 248 and over are skipped so that every letter is equally likely.</summary>
    /// <param name="fill">Fills a buffer with cryptographic random bytes.</param>
    public static string From(Action<Span<byte>> fill)
    {
        Span<char> code = stackalloc char[Length];
        Span<byte> bytes = stackalloc byte[16];
        var written = 0;
        while (written < Length)
        {
            fill(bytes);
            foreach (var value in bytes)
                if (value < 248 && written < Length) code[written++] = Alphabet[value % 31];
        }

        return new string(code);
    }

    /// <summary>Reads what a person typed: spaces, hyphens and small letters are repaired.</summary>
    public static bool TryRead(string? text, out string code)
    {
        code = new string([.. (text ?? "").Where(c => c is not (' ' or '-')).Select(char.ToUpperInvariant)]);
        return code.Length == Length && code.All(Alphabet.Contains);
    }
}

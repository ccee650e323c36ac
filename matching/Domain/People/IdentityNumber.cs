using System.Globalization;

namespace JobAssist.Mobile.Domain.People;

/// <summary>
/// An 18-character identity number (GB 11643, check character by ISO 7064 MOD 11-2). Holds what the number itself
/// says: birth date, sex and the area code of the place that issued it. ToString never shows the number.
/// </summary>
public sealed record IdentityNumber
{
    private const string CheckCharacters = "10X98765432";

    private IdentityNumber(string number, DateOnly birthOn) => (Number, BirthOn) = (number, birthOn);

    /// <summary>18 characters, the last an ASCII digit or X.</summary>
    public string Number { get; }

    public DateOnly BirthOn { get; }

    public Sex Sex => (Number[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>First six digits: a division code of the time of issue, often abolished since.</summary>
    public string AreaCode => Number[..6];

    /// <summary>
    /// Reads a number that a person typed: full-width characters, spaces and a small x are repaired; fifteen digits are
    /// refused (not legal since 2013).
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">A birth date after it, or more than 120 years before it, does not exist.</param>
    /// <param name="number">The number when the answer is <see cref="IdentityNumberFault.None"/>.</param>
    public static IdentityNumberFault TryRead(string? text, DateOnly today, out IdentityNumber? number)
    {
        number = null;
        var plain = Plain(text);
        if (plain.Length == 0) return IdentityNumberFault.Missing;
        if (plain.Length != 18 || !plain.AsSpan(0, 17).ContainsOnlyAsciiDigits() || plain[17] is not ('X' or (>= '0' and <= '9'))) return IdentityNumberFault.Length;
        if (!DateOnly.TryParseExact(plain.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
            || birth > today || birth < today.AddYears(-120)) return IdentityNumberFault.BirthDate;
        if (CheckCharacter(plain.AsSpan(0, 17)) != plain[17]) return IdentityNumberFault.Checksum;

        number = new IdentityNumber(plain, birth);
        return IdentityNumberFault.None;
    }

    /// <summary>The check character of the first seventeen digits.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> seventeenDigits)
    {
        var sum = 0;
        for (var place = 0; place < 17; place++) sum += (seventeenDigits[place] - '0') * ((1 << (17 - place)) % 11);
        return CheckCharacters[sum % 11];
    }

    /// <summary>First and last character only, as WeChat's security guide shows identity numbers.</summary>
    public override string ToString() => $"{Number[0]}****************{Number[17]}";

    private static string Plain(string? text) => FullWidth.Narrow(text ?? "").Replace(" ", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
}

/// <summary>What is wrong with an identity number.</summary>
public enum IdentityNumberFault
{
    None = 0,
    Missing = 1,
    Length = 2,
    BirthDate = 3,
    Checksum = 4,
}

internal static class AsciiDigits
{
    /// <summary>char.IsDigit is true for full-width digits; this is not.</summary>
    public static bool ContainsOnlyAsciiDigits(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            if (!char.IsAsciiDigit(character)) return false;
        return true;
    }
}

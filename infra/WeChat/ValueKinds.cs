using System.Globalization;
using System.Text.RegularExpressions;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>WeChat's kinds of template values: the letters of a key before its number.</summary>
internal enum ValueKind
{
    Unknown = 0,
    Thing,
    ShortThing,
    Number,
    Letter,
    Symbol,
    CharacterString,
    Time,
    Date,
    Amount,
    PhoneNumber,
    CarNumber,
    Name,
    Phrase,
    Listed,
}

/// <summary>What each kind allows, read strictly wherever WeChat's table leaves a doubt.</summary>
internal static partial class ValueKinds
{
    public const int LongestThing = 20;

    /// <summary>Undocumented; the smallest figure ever reported.</summary>
    public const int LongestShortThing = 5;
    public const int LongestString = 32;
    public const int LongestSymbol = 5;
    public const int LongestPhrase = 5;
    public const int LongestHanName = 10;
    public const int LongestOtherName = 20;
    private const int LongestAmount = 10;

    public static ValueKind KindOf(string key) => key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
    {
        "thing" => ValueKind.Thing,
        "short_thing" => ValueKind.ShortThing,
        "number" => ValueKind.Number,
        "letter" => ValueKind.Letter,
        "symbol" => ValueKind.Symbol,
        "character_string" => ValueKind.CharacterString,
        "time" => ValueKind.Time,
        "date" => ValueKind.Date,
        "amount" => ValueKind.Amount,
        "phone_number" => ValueKind.PhoneNumber,
        "car_number" => ValueKind.CarNumber,
        "name" => ValueKind.Name,
        "phrase" => ValueKind.Phrase,
        "enum" or "enum_string" or "const" => ValueKind.Listed,
        _ => ValueKind.Unknown,
    };

    public static bool IsLegal(string key, string value, IReadOnlyDictionary<string, IReadOnlyList<string>> listed)
    {
        if (value.Length is 0 || !value.All(c => c is ' ' or '\u3000' || IsVisible(c))) return false;
        return KindOf(key) switch
        {
            ValueKind.Thing => value.Length <= LongestThing,
            ValueKind.ShortThing => value.Length <= LongestShortThing,
            ValueKind.Number => value.Length <= LongestString && NumberPattern().IsMatch(value),
            ValueKind.Letter => value.Length <= LongestString && value.All(char.IsAsciiLetter),
            ValueKind.Symbol => value.Length <= LongestSymbol && value.All(IsSymbol),
            ValueKind.CharacterString => value.Length <= LongestString && value.All(char.IsAscii),
            ValueKind.Time => IsSpan(value, ValueMoments.IsTime),
            ValueKind.Date => IsSpan(value, ValueMoments.IsDate),
            ValueKind.Amount => AmountPattern().IsMatch(value) && value.Count(char.IsAsciiDigit) <= LongestAmount,
            ValueKind.PhoneNumber => PhonePattern().IsMatch(value) && value.Any(char.IsAsciiDigit),
            ValueKind.CarNumber => CarPattern().IsMatch(value),
            ValueKind.Name => !value.Any(char.IsDigit) && value.Length <= (value.Any(IsHan) ? LongestHanName : LongestOtherName),
            ValueKind.Phrase => value.Length <= LongestPhrase && value.All(IsCommonHan),
            ValueKind.Listed => listed.TryGetValue(key, out var allowed) && allowed.Contains(value, StringComparer.Ordinal),
            // A kind this table does not know: the rules of a thing are the narrowest that still say something.
            _ => value.Length <= LongestThing,
        };
    }

    /// <summary>No control or formatting character, no half of a pair, nothing private or undefined.</summary>
    public static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    public static bool IsSymbol(char c) => char.IsPunctuation(c) || char.IsSymbol(c);

    public static bool IsCommonHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    public static bool IsHan(char c) => IsCommonHan(c) || c is >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF' or '\u3007';

    private static bool IsSpan(string value, Func<string, bool> isPoint)
    {
        var points = value.Split('~');
        return points.Length <= 2 && points.All(isPoint);
    }

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^[¥￥$]?[0-9]+(\.[0-9]+)?元?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AmountPattern();

    [GeneratedRegex(@"^[0-9+\-() ]{1,17}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^[\u4E00-\u9FFFA-Za-z0-9][A-Za-z0-9]{0,6}[\u4E00-\u9FFFA-Za-z0-9]\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CarPattern();
}

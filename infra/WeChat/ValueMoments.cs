using System.Globalization;
using System.Text.RegularExpressions;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>The written forms of times and dates that WeChat takes, with the calendar's own limits.</summary>
internal static partial class ValueMoments
{
    /// <summary>15:01 or 15:01:30, with a day before it or not.</summary>
    public static bool IsTime(string text) =>
        IsClock(text) || (TrySplit(text, out var day, out var clock) && IsDay(day) && IsClock(clock));

    /// <summary>A day, a month of a year or a day of a month, with a time behind it or not.</summary>
    public static bool IsDate(string text) =>
        IsDay(text) || (TrySplit(text, out var day, out var clock) && IsDay(day) && IsClock(clock));

    private static bool IsClock(string text) => ClockPattern().IsMatch(text);

    private static bool IsDay(string text)
    {
        var match = DayPattern().Match(text);
        if (!match.Success) return false;
        // A leap year where none is written, so that 29 February may stand.
        var year = Part("y", 2000);
        var month = Part("m", 1);
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && Part("d", 1) is var day && day >= 1 && day <= DateTime.DaysInMonth(year, month);

        int Part(string name, int absent) => match.Groups[name] is { Success: true } part ? int.Parse(part.Value, CultureInfo.InvariantCulture) : absent;
    }

    private static bool TrySplit(string text, out string day, out string clock)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        (day, clock) = blank < 0 ? ("", "") : (text[..blank], text[(blank + 1)..]);
        return blank > 0;
    }

    [GeneratedRegex("^([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClockPattern();

    [GeneratedRegex("""
        ^(
          (?<y>[0-9]{4})年(?<m>[0-9]{1,2})月((?<d>[0-9]{1,2})日)?
        | (?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日
        | (?<y>[0-9]{4})(?<s>[-/.])(?<m>[0-9]{1,2})(\k<s>(?<d>[0-9]{1,2}))?
        | (?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})
        )\z
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayPattern();
}

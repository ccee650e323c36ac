using System.Text.RegularExpressions;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>The grammar of time and date values: one point, or two joined by a tilde.</summary>
internal static partial class ValueDates
{
    /// <summary>A 24-hour clock time, optionally after a date and one space.</summary>
    public static bool IsTime(string value) => IsSpan(value, point =>
    {
        var space = point.LastIndexOf(' ');
        return IsClock(point[(space + 1)..]) && (space < 0 || IsDay(point[..space]));
    });

    /// <summary>A date, optionally followed by one space and a clock time.</summary>
    public static bool IsDate(string value) => IsSpan(value, point =>
    {
        var space = point.IndexOf(' ');
        return space < 0 ? IsDay(point) : IsDay(point[..space]) && IsClock(point[(space + 1)..]);
    });

    static bool IsSpan(string value, Func<string, bool> isPoint)
    {
        var points = value.Split('~');
        return points.Length <= 2 && points.All(isPoint);
    }

    static bool IsClock(string text)
    {
        var match = Clock().Match(text);
        return match.Success && At(match, "h") < 24 && At(match, "m") < 60 && At(match, "s") < 60;
    }

    static bool IsDay(string text)
    {
        var match = Chinese().Match(text);
        if (!match.Success)
            match = Separated().Match(text);
        if (!match.Success)
            return false;
        // A day without a year is checked against a leap year.
        var (year, month, day) = (At(match, "y", 2024), At(match, "mo"), At(match, "d", 1));
        return year is > 0 and < 10000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    static int At(Match match, string group, int absent = 0) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value) : absent;

    [GeneratedRegex(@"\A(?<h>[0-9]{1,2}):(?<m>[0-9]{2})(:(?<s>[0-9]{2}))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\A((?<y>[0-9]{4})年(?<mo>[0-9]{1,2})月((?<d>[0-9]{1,2})日)?|(?<mo>[0-9]{1,2})月(?<d>[0-9]{1,2})日)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\A((?<y>[0-9]{4})(?<sep>[-/.])(?<mo>[0-9]{1,2})(\k<sep>(?<d>[0-9]{1,2}))?|(?<mo>[0-9]{1,2})[-/.](?<d>[0-9]{1,2}))\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Separated();
}

using System.Globalization;
using System.Text;
using JobAssist.Mobile.Domain;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>
/// Makes texts fit the keys of subscription messages. WeChat looks at consent before it looks at data, so a wrong value
/// shows itself only on a real send, which it then costs: what is not legal must be found here.
/// </summary>
public static class TemplateValues
{
    private const char Ellipsis = '…';

    /// <summary>
    /// The text as its key's kind allows it: control characters and everything beyond the BMP gone, white space one blank,
    /// forbidden letters dropped, at most as many UTF-16 units as allowed. Where cutting would tell an untruth (times,
    /// amounts, phone numbers, listed values) nothing is cut, and <see cref="Check"/> says so.
    /// </summary>
    public static string Fit(string key, string text)
    {
        var clean = Collapse(text);
        return ValueKinds.KindOf(key) switch
        {
            ValueKind.Thing => Cut(clean, ValueKinds.LongestThing),
            ValueKind.ShortThing => Cut(clean, ValueKinds.LongestShortThing),
            ValueKind.CharacterString => Chop(Only(FullWidth.Narrow(clean), c => c is >= ' ' and <= '~'), ValueKinds.LongestString),
            ValueKind.Letter => Chop(Only(FullWidth.Narrow(clean), char.IsAsciiLetter), ValueKinds.LongestString),
            ValueKind.Symbol => Chop(Only(clean, ValueKinds.IsSymbol), ValueKinds.LongestSymbol),
            ValueKind.Phrase => Chop(Only(clean, ValueKinds.IsCommonHan), ValueKinds.LongestPhrase),
            ValueKind.Name => FitName(Only(clean, c => !char.IsDigit(c))),
            ValueKind.Number => Only(FullWidth.Narrow(clean), c => char.IsAsciiDigit(c) || c is '.'),
            ValueKind.PhoneNumber => Only(FullWidth.Narrow(clean), c => char.IsAsciiDigit(c) || c is '+' or '-' or '(' or ')' or ' '),
            ValueKind.Amount or ValueKind.CarNumber => Only(FullWidth.Narrow(clean), c => c is not ' ' and not ','),
            ValueKind.Time or ValueKind.Date => FullWidth.Narrow(clean),
            _ => clean,
        };
    }

    /// <summary>2026年11月24日, legal in date and in thing.</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>2026年11月24日 09:30, legal in time and in date; the caller has already moved it to the reader's clock.</summary>
    public static string Of(DateTime moment) => moment.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>6000元 or 6000.50元, legal in amount and in thing; no sign before it, for there are two that look alike.</summary>
    public static string OfFen(long fen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fen);
        return fen % 100 is 0 ? $"{fen / 100}元" : $"{fen / 100}.{fen % 100:00}元";
    }

    /// <summary>Every reason why WeChat would refuse these values for this template; empty when it would take them.</summary>
    public static IReadOnlyList<ValueFault> Check(MessageTemplateInfo template, IReadOnlyDictionary<string, string> values)
    {
        var faults = new List<ValueFault>();
        foreach (var key in template.Keys)
        {
            if (!values.TryGetValue(key, out var value) || value is null) faults.Add(new(key, ValueFaultKind.Missing));
            else if (string.IsNullOrWhiteSpace(value)) faults.Add(new(key, ValueFaultKind.Empty));
            else if (!ValueKinds.IsLegal(key, value, template.EnumValues)) faults.Add(new(key, ValueFaultKind.Illegal));
        }

        faults.AddRange(values.Keys.Except(template.Keys, StringComparer.Ordinal).Select(key => new ValueFault(key, ValueFaultKind.NotInTemplate)));
        return faults;
    }

    private static string FitName(string name) =>
        Cut(name, name.Any(ValueKinds.IsHan) ? ValueKinds.LongestHanName : ValueKinds.LongestOtherName);

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(most - 1)].TrimEnd() + Ellipsis;

    private static string Chop(string text, int most) => text.Length <= most ? text : text[..most].TrimEnd();

    private static string Only(string text, Func<char, bool> allowed) => Collapse(new string([.. text.Where(allowed)]));

    private static string Collapse(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '\u0085')
            {
                if (clean.Length > 0 && clean[^1] is not ' ') clean.Append(' ');
            }
            else if (ValueKinds.IsVisible(c)) clean.Append(c);
        }

        return clean.ToString().TrimEnd();
    }
}

/// <summary>What is wrong with one key. Never carries the value.</summary>
public sealed record ValueFault(string Key, ValueFaultKind Kind);

/// <summary>How a value is wrong.</summary>
public enum ValueFaultKind
{
    Missing = 1,
    Empty = 2,
    Illegal = 3,
    NotInTemplate = 4,
}

using System.Text.RegularExpressions;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>What each kind of template value may hold; lengths are UTF-16 units.</summary>
public static partial class ValueRules
{
    static readonly Dictionary<string, Func<string, bool>> Kinds = new(StringComparer.Ordinal)
    {
        ["thing"] = value => value.Length <= 20,
        ["short_thing"] = value => value.Length <= 5,
        ["number"] = value => value.Length <= 32 && Number().IsMatch(value),
        ["letter"] = value => value.Length <= 32 && value.All(char.IsAsciiLetter),
        ["symbol"] = value => value.Length <= 5 && value.All(IsSymbol),
        ["character_string"] = value => value.Length <= 32 && value.All(c => c is >= ' ' and <= '~'),
        ["time"] = ValueDates.IsTime,
        ["date"] = ValueDates.IsDate,
        ["amount"] = value => Amount().IsMatch(value),
        ["phone_number"] = value => value.Length <= 17 && value.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '(' or ')' or '#' or '*' or ' '),
        ["car_number"] = value => value.Length <= 8 && CarNumber().IsMatch(value),
        ["name"] = IsName,
        ["phrase"] = value => value.Length <= 5 && value.All(IsChinese),
        ["enum"] = _ => true,
        ["enum_string"] = _ => true,
        ["const"] = _ => true,
    };

    public static bool Knows(string key) => Kinds.ContainsKey(KindOf(key));

    public static bool Allows(string key, string value, Template template, bool refuseNonBmp)
    {
        if (value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'))
            return false;
        if (refuseNonBmp && value.Any(char.IsSurrogate))
            return false;
        var kind = KindOf(key);
        if (kind is "enum" or "enum_string" or "const")
            return template.Options.EnumValues.TryGetValue(key, out var values) && values.Contains(value, StringComparer.Ordinal);
        return Kinds[kind](value);
    }

    static string KindOf(string key) => key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    static bool IsChinese(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';

    static bool IsSymbol(char c) => !IsChinese(c) && !char.IsLetterOrDigit(c);

    static bool IsName(string value) =>
        !value.Any(char.IsDigit) && value.Length <= (value.Any(IsChinese) ? 10 : 20);

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[¥￥$€£]?[0-9]{1,10}(\.[0-9]+)?元?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\A[\u4e00-\u9fffA-Za-z0-9][A-Za-z0-9]*[\u4e00-\u9fffA-Za-z0-9]\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CarNumber();
}

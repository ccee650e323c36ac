using System.Text.Json;
using System.Text.RegularExpressions;
using JobAssist.Mobile.Infra.Outgoing;

namespace JobAssist.Mobile.Infra.WeChat.Calls;

/// <summary>wxaapi/newtmpl/gettemplate. The content is the only place where WeChat names a template's keys.</summary>
internal static partial class Templates
{
    private const string LongTermKind = "3";

    public static async Task<TemplatesOutcome> CallAsync(AuthorisedCalls calls, CancellationToken cancellationToken)
    {
        var answer = await calls.GetAsync("wxaapi/newtmpl/gettemplate", cancellationToken);
        return answer.ErrorCode is null or 0 && answer.Json.Member("data") is { ValueKind: JsonValueKind.Array } data
            ? new TemplatesOutcome.Read([.. ((JsonElement?)data).OneOrMany().Where(item => item.Text("priTmplId") is not null).Select(Read)])
            : new TemplatesOutcome.Unavailable(answer.ToFailure());
    }

    private static MessageTemplateInfo Read(JsonElement item)
    {
        var content = item.Text("content") ?? "";
        return new MessageTemplateInfo(item.Text("priTmplId")!, item.Text("title") ?? "", content, item.Text("type") is LongTermKind,
            KeysOf(content), EnumValuesOf(item));
    }

    internal static IReadOnlyList<string> KeysOf(string content) =>
        [.. KeyPattern().Matches(content).Select(match => match.Groups["key"].Value).Distinct(StringComparer.Ordinal)];

    private static Dictionary<string, IReadOnlyList<string>> EnumValuesOf(JsonElement item)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var listed in item.Member("keywordEnumValueList").OneOrMany())
        {
            if (listed.Text("keywordCode") is not { } code || listed.Member("enumValueList") is not { ValueKind: JsonValueKind.Array } allowed) continue;
            // Written "enum_string1" or "enum_string1.DATA".
            values[code.Split('.')[0]] = [.. allowed.EnumerateArray().Where(v => v.ValueKind is JsonValueKind.String).Select(v => v.GetString()!)];
        }

        return values;
    }

    [GeneratedRegex(@"\{\{\s*(?<key>[a-z_]+[0-9]+)\.DATA\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyPattern();
}

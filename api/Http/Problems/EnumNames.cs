using System.Text.Json;
using System.Text.RegularExpressions;
using JobAssist.Mobile.Domain;

namespace JobAssist.Mobile.Api.Http;

/// <summary>What may be written for an enum, as it travels: camelCase names.</summary>
internal static partial class EnumNames
{
    private static readonly Dictionary<string, string[]> Known = typeof(Refusal).Assembly.GetTypes().Concat(typeof(EnumNames).Assembly.GetTypes())
        .Where(type => type.IsEnum)
        .ToDictionary(type => type.FullName!, Of, StringComparer.Ordinal);

    public static string[] Of(Type type) => [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Null: the name is no enum of ours.</summary>
    public static string[]? ValuesOf(string typeName) =>
        Known.GetValueOrDefault(Inner().Match(typeName) is { Success: true } nullable ? nullable.Groups["type"].Value : typeName);

    [GeneratedRegex(@"\ASystem\.Nullable`1\[(?<type>[^\],]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Inner();
}

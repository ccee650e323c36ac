using System.Text.RegularExpressions;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>A private template whose keys come from its content.</summary>
public sealed partial class Template
{
    public Template(TemplateOptions options)
    {
        Options = options;
        Keys = [.. Placeholder().Matches(options.Content).Select(match => match.Groups["key"].Value)];
        if (Keys.Count == 0 || Keys.Any(key => !ValueRules.Knows(key)))
            throw new ArgumentException($"The content of template {options.Id} names no key, or one of an unknown kind.", nameof(options));
    }

    public TemplateOptions Options { get; }
    public string Id => Options.Id;
    public string Title => Options.Title;

    /// <summary>Keys such as thing1, in the order of the content.</summary>
    public IReadOnlyList<string> Keys { get; }
    public bool IsLongTerm => Options.Type == 3;
    public bool Banned { get; set; }

    /// <summary>Banned by configuration or by a test.</summary>
    public bool IsBanned => Banned || Options.Banned;

    [GeneratedRegex(@"\{\{(?<key>[a-z_]+[0-9]*)\.DATA\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

namespace JobAssist.Mobile.Cli;

/// <summary>What was typed: words in order, and options of the form <c>--name value</c>.</summary>
internal sealed class Arguments
{
    /// <summary>Options that take no value.</summary>
    private static readonly string[] Switches = ["rank-only", "progress"];

    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);

    public Arguments(IEnumerable<string> typed)
    {
        string? open = null;
        foreach (var word in typed)
        {
            if (open is not null) (options[open], open) = (word, null);
            else if (word is "--help" or "-h") AsksForHelp = true;
            else if (word.StartsWith("--", StringComparison.Ordinal) && Switches.Contains(word[2..], StringComparer.Ordinal)) options[word[2..]] = "true";
            else if (word.StartsWith("--", StringComparison.Ordinal)) open = word[2..];
            else Words.Add(word);
        }

        if (open is not null) throw new UsageException($"--{open} needs a value.");
    }

    public List<string> Words { get; } = [];
    public bool AsksForHelp { get; }

    public string? Option(string name) => options.GetValueOrDefault(name);

    public string Required(string name) => Option(name) ?? throw new UsageException($"--{name} is needed.");

    public DateOnly? Date(string name) => Option(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) ? date : throw new UsageException($"--{name} must be a date such as 2026-12-01.");

    /// <summary>A misspelt option must not be taken for an absent one.</summary>
    public void AllowOnly(params string[] known)
    {
        if (options.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown) throw new UsageException($"--{unknown} is not an option of this command.");
    }
}

/// <summary>The command was not typed as it must be; the message says how.</summary>
internal sealed class UsageException(string message) : Exception(message);

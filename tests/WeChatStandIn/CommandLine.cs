using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>A configuration file, and arguments that replace single values of it.</summary>
internal static class CommandLine
{
    public static (StandInOptions Options, string? AddressFile) Read(string[] args)
    {
        var words = new ConfigurationBuilder().AddCommandLine(args).Build();
        var options = words["config"] is { } file
            ? JsonSerializer.Deserialize<StandInOptions>(File.ReadAllBytes(file), Json.Control)!
            : new StandInOptions();
        options = options with
        {
            Urls = words["urls"] ?? options.Urls,
            JournalFile = words["journal"] ?? options.JournalFile,
            AccountsFile = words["accounts"] ?? options.AccountsFile,
            HoldSendMs = words["hold-ms"] is { } hold ? int.Parse(hold) : options.HoldSendMs,
            FrozenAt = words["frozen-at"] is { } instant ? DateTimeOffset.Parse(instant) : options.FrozenAt,
        };
        if (options.Apps.Count == 0)
            throw new ArgumentException("The stand-in needs --config FILE with at least one app.", nameof(args));
        return (words["push-url"] is { } url ? WithPushUrl(options, url) : options, words["address-file"]);
    }

    // The port of the server under test is often known only when both are started.
    static StandInOptions WithPushUrl(StandInOptions options, string url) => options with
    {
        Apps = [.. options.Apps.Select(app => app.Push is null ? app : app with { Push = app.Push with { Url = url } })],
    };
}

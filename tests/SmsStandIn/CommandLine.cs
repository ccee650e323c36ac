using System.Text.Json;

namespace JobAssist.Mobile.SmsStandIn;

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
            ReceiptUrl = words["receipt-url"] ?? options.ReceiptUrl,
            FrozenAt = words["frozen-at"] is { } instant ? DateTimeOffset.Parse(instant) : options.FrozenAt,
        };
        if (options.Apps.Count == 0)
            throw new ArgumentException("The stand-in needs --config FILE with at least one app.", nameof(args));
        return (options, words["address-file"]);
    }
}

using System.Diagnostics;
using System.Text.Json;
using JobAssist.Mobile.Dev.City;
using JobAssist.Mobile.Dev.Servers;

namespace JobAssist.Mobile.Dev.Checks;

/// <summary>Compares what our programs say with what others can see: WeChat's journal and balances, and plain SQL.</summary>
internal static class Reports
{
    private static readonly TimeSpan ReportPatience = TimeSpan.FromSeconds(20);

    /// <summary>The report that notifications keep with the round (a pass of the sweep later at most), figure by figure against our own count.</summary>
    public static async Task<bool> AgreeAsync(Demo demo, RoundFigures figures)
    {
        (string Name, long Ours)[] wanted =
        [
            ("owed", figures.Owed), ("matched", figures.Matched), ("accepted", figures.AcceptedWithAccount), ("delivered", figures.Received),
            ("withoutChannel", figures.WithoutConsent + figures.WithoutAccount), ("excused", figures.Excused), ("waiting", figures.Waiting), ("failed", figures.Failed),
        ];
        for (var since = Stopwatch.StartNew(); since.Elapsed < ReportPatience; await Task.Delay(500))
        {
            await using var command = demo.Database.CreateCommand("SELECT report::text FROM rounds WHERE slot = $1 AND report IS NOT NULL");
            command.Parameters.AddWithValue(figures.Slot);
            if (await command.ExecuteScalarAsync() is not string report) continue;
            var theirs = JsonDocument.Parse(report).RootElement;
            if (Array.TrueForAll(wanted, figure => theirs.GetProperty(figure.Name).GetInt64() == figure.Ours)) return true;
        }

        return false;
    }

    /// <summary>The check codes of all messages that WeChat took.</summary>
    public static IReadOnlyList<string> JournalCodes(Demo demo) =>
        [.. demo.TakenMessages().Select(entry => entry.GetProperty("values").GetProperty("character_string4").GetString()!)];

    /// <summary>The check codes of every SMS that the vendor took: one code is one person's slot.</summary>
    public static IReadOnlyList<string> SmsCodes(Demo demo) =>
        [.. demo.TakenSms().Select(entry => string.Concat(entry.GetProperty("parameters").EnumerateArray().TakeLast(2).Select(half => half.GetString())))];

    /// <summary>The sum of WeChat's hidden balances of the job notice template, against our unspent consents.</summary>
    public static async Task<bool> BalancesAgreeAsync(Demo demo)
    {
        var hidden = (await ReadAsync(demo, "/__control/balances")).EnumerateArray()
            .Where(row => row.GetProperty("templateId").GetString() == RunningSystem.JobNoticeTemplate).Sum(row => row.GetProperty("balance").GetInt64());
        await using var command = demo.Database.CreateCommand("SELECT count(*) FROM consents WHERE spent_at IS NULL AND void_at IS NULL AND template_id = $1");
        command.Parameters.AddWithValue(RunningSystem.JobNoticeTemplate);
        return hidden == (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<JsonElement> ReadAsync(Demo demo, string path) =>
        JsonDocument.Parse(await Web.Client.GetStringAsync(new Uri(demo.System.StandIn, path))).RootElement;
}

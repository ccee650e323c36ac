using System.Text.Json;
using JobAssist.Mobile.Dev.City;
using JobAssist.Mobile.Dev.Servers;

namespace JobAssist.Mobile.Dev.Checks;

/// <summary>Compares what our programs say with what others can see: WeChat's journal and balances, and plain SQL.</summary>
internal static class Reports
{
    /// <summary>The report that notifications keep with the round, against our own count.</summary>
    public static async Task<bool> AgreeAsync(Demo demo, RoundFigures figures)
    {
        await using var command = demo.Database.CreateCommand("SELECT owed, matched FROM rounds WHERE slot = $1");
        command.Parameters.AddWithValue(figures.Slot);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() && row.GetInt32(0) == figures.Owed && row.GetInt32(1) == figures.Matched;
    }

    /// <summary>The check codes of all messages that WeChat took.</summary>
    public static IReadOnlyList<string> JournalCodes(Demo demo) =>
        [.. demo.TakenMessages().Select(entry => entry.GetProperty("values").GetProperty("character_string4").GetString()!)];

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

namespace JobAssist.Mobile.Dev.Checks;

/// <summary>Prints one line per check and remembers whether any failed.</summary>
internal sealed class Checklist
{
    public int Passed { get; private set; }
    public int Failed { get; private set; }

    public void Expect(string what, bool holds, string? seen = null)
    {
        if (holds) Passed++;
        else Failed++;
        Console.WriteLine($"  {(holds ? "✓" : "✗")} {what}{(seen is null ? "" : $" ({seen})")}");
    }

    /// <summary>A check that may break on the way counts as failed, with the reason.</summary>
    public async Task RunAsync(string what, Func<Task> check)
    {
        Console.WriteLine(what);
        try
        {
            await check();
        }
        catch (Exception error) when (error is InvalidOperationException or HttpRequestException or KeyNotFoundException or System.Text.Json.JsonException)
        {
            Expect(what, false, error.Message);
        }
    }
}

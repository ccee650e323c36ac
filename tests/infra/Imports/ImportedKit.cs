using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Infra.Tests.Imports;

/// <summary>A database into which the demo data was imported on the day on which it was true.</summary>
public sealed class ImportedKit : IAsyncLifetime
{
    public static readonly DateOnly Day = new(2026, 12, 1);

    public MobileDatabase Database { get; private set; } = null!;
    public int Code { get; private set; }
    public string Output { get; private set; } = "";
    public string Errors { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Database = await MobileDatabase.CreateAsync();
        (Code, Output, Errors) = await ImportAsync();
    }

    public Task<(int Code, string Output, string Errors)> ImportAsync() => CommandLine.RunAsync(Database, "import", "all", TestData.Demo, "--today", Day.ToString("O"));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

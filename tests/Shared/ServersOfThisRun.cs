namespace JobAssist.Mobile.TestShared;

/// <summary>Ends the shared server when the last test of an assembly is through, not while the process is already leaving.</summary>
public sealed class ServersOfThisRun : IAsyncDisposable
{
    public ValueTask DisposeAsync() => PostgresServer.StopAsync();
}

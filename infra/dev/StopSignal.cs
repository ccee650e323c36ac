using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Dev;

/// <summary>Ctrl-C or SIGTERM ask for an orderly end: no process is left behind.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly TaskCompletionSource requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] registrations;

    public StopSignal() => registrations = [Listen(PosixSignal.SIGINT), Listen(PosixSignal.SIGTERM), Listen(PosixSignal.SIGHUP)];

    public Task Requested => requested.Task;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
    }

    private PosixSignalRegistration Listen(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        requested.TrySetResult();
    });
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using JobAssist.Mobile.Infra.Duty;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>The notifications program as a process of its own, from its built file.</summary>
internal sealed class DutyProcess : IDisposable
{
    private const int Terminate = 15, Continue = 18, Stop = 19;
    private readonly Process process;
    private volatile bool hasStarted;

    public DutyProcess(IReadOnlyDictionary<string, string?> settings, ConcurrentQueue<string> output, string? crashAt = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "JobAssist.Mobile.Notifications.dll"), "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        if (crashAt is not null) start.Environment[FaultPoints.Variable] = crashAt;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        void Keep(string? line)
        {
            if (line is null) return;
            if (line.Contains("Application started", StringComparison.Ordinal)) hasStarted = true;
            output.Enqueue(line);
        }
    }

    public int Id => process.Id;

    /// <summary>Waits until it is gone; true when it died as by SIGKILL.</summary>
    public async Task<bool> DiesWithinAsync(TimeSpan patience)
    {
        using var waiting = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(waiting.Token);
            return process.ExitCode == 128 + 9;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public bool HasExited => process.HasExited;

    /// <summary>SIGKILL: no handler of the program runs.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGSTOP: the program stands still in the middle of whatever it does, and notices nothing.</summary>
    public void Freeze() => Signal(Stop);

    /// <summary>SIGCONT: it goes on where it was, with all it believed then.</summary>
    public void Thaw() => Signal(Continue);

    /// <summary>SIGTERM: the program stops as it does when it is replaced.</summary>
    public async Task<int> StopAsync()
    {
        Signal(Terminate);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Whether that is how a program ends that was told to stop. One that was still starting has nothing to hand back, and may just go.</summary>
    public bool EndedWell(int code) => code == 0 || (code == 128 + Terminate && !hasStarted);

    // The system call itself: on a busy machine a `kill` of its own would come seconds after the moment that was meant.
    private void Signal(int signal) => Assert.Equal(0, Kill(process.Id, signal));

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}

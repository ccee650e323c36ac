using System.Diagnostics;

namespace JobAssist.Mobile.Dev.Servers;

/// <summary>A program of ours that runs until it is asked to stop; its output goes to a log file of its own.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(35);
    private readonly Process process;
    private readonly Task writing;

    private Child(string name, Process process, Task writing) => (Name, this.process, this.writing) = (name, process, writing);

    public string Name { get; }
    public bool HasEnded => process.HasExited;

    public static Child Start(string name, string logFile, IEnumerable<string> command, IReadOnlyDictionary<string, string> settings)
    {
        var started = Process.Start(InfoOf(command, settings))!;
        var log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        return new Child(name, started, CopyAsync(started, log));
    }

    /// <summary>Runs a command to its end and gives back what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0 or <paramref name="alsoGood"/>.</exception>
    public static async Task<string> RunAsync(IEnumerable<string> command, IReadOnlyDictionary<string, string> settings, int alsoGood = 0)
    {
        using var started = Process.Start(InfoOf(command, settings))!;
        var errors = started.StandardError.ReadToEndAsync();
        var output = await started.StandardOutput.ReadToEndAsync();
        await started.WaitForExitAsync();
        if (started.ExitCode != 0 && started.ExitCode != alsoGood)
            throw new InvalidOperationException($"{string.Join(' ', command.Take(3))} ended with {started.ExitCode}:\n{output}\n{await errors}");
        return output;
    }

    /// <summary>Asks it to finish what it is doing (SIGTERM); kills it only when it does not listen.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await RunAsync(["sh", "-c", $"kill -TERM {process.Id} 2>/dev/null || true"], new Dictionary<string, string>());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        await writing;
        process.Dispose();
    }

    private static ProcessStartInfo InfoOf(IEnumerable<string> command, IReadOnlyDictionary<string, string> settings)
    {
        var info = new ProcessStartInfo(command.First(), command.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in settings) info.Environment[name] = value;
        return info;
    }

    private static async Task CopyAsync(Process process, StreamWriter log)
    {
        await using var file = TextWriter.Synchronized(log);
        await Task.WhenAll(LinesAsync(process.StandardOutput, file), LinesAsync(process.StandardError, file));
    }

    private static async Task LinesAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line) await to.WriteLineAsync(line);
    }
}

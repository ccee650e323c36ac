using System.Diagnostics;
using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Dev.Servers;

/// <summary>A program of ours that runs until it is asked to stop; its output goes to a log file of its own.</summary>
internal sealed partial class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(35);
    private readonly Process process;
    private readonly Task writing;

    private Child(string name, Process process, Task writing) => (Name, this.process, this.writing) = (name, process, writing);

    public string Name { get; }
    public bool HasEnded => process.HasExited;

    public static Child Start(string name, string logFile, IEnumerable<string> command, IReadOnlyDictionary<string, string> settings)
    {
        var process = Process.Start(InfoOf(command, settings))!;
        var log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        return new Child(name, process, CopyAsync(process, log));
    }

    /// <summary>Runs a command to its end and gives back what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0 or <paramref name="alsoGood"/>.</exception>
    public static async Task<string> RunAsync(IEnumerable<string> command, IReadOnlyDictionary<string, string> settings, int alsoGood = 0)
    {
        using var process = Process.Start(InfoOf(command, settings))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 && process.ExitCode != alsoGood)
            throw new InvalidOperationException($"{string.Join(' ', command.Take(3))} ended with {process.ExitCode}:\n{output}\n{await errors}");
        return output;
    }

    /// <summary>Asks it to finish what it is doing (SIGTERM); kills it only when it does not listen.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) _ = Kill(process.Id, 15);
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
        var info = new ProcessStartInfo(command.First(), command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
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

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}

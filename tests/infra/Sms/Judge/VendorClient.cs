using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace JobAssist.Mobile.Infra.Tests.Sms.Judge;

/// <summary>The vendor's Node client. It is installed from the lock file beside this one into .run/, once per lock file.</summary>
public sealed class VendorClient : IAsyncLifetime
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "judge.cjs"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private string _folder = "";

    public async ValueTask InitializeAsync()
    {
        var source = Path.GetDirectoryName(Here())!;
        var lockHash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"))))[..12];
        _folder = Path.GetFullPath(Path.Combine(source, "..", "..", "..", "..", ".run", $"sms-judge-{lockHash}"));
        Directory.CreateDirectory(_folder);
        foreach (var file in Files) File.Copy(Path.Combine(source, file), Path.Combine(_folder, file), overwrite: true);

        var installed = Path.Combine(_folder, "installed");
        if (File.Exists(installed)) return;
        await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], input: "");
        await File.WriteAllTextAsync(installed, "");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Has the tasks done one after another; each has its answer.</summary>
    internal async Task<IReadOnlyList<JsonElement>> AskAsync(IEnumerable<object> tasks)
    {
        using var answers = JsonDocument.Parse(await RunAsync("node", ["judge.cjs"], JsonSerializer.Serialize(tasks)));
        return [.. answers.RootElement.Clone().EnumerateArray()];
    }

    private async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        Assert.True(process.ExitCode is 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    private static string Here([CallerFilePath] string file = "") => file;
}

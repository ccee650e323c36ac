using System.Diagnostics;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>A program that is run in its own process on the dumped instance; <c>Prepare</c> builds it, or says what is missing here.</summary>
internal sealed record Contender(string Name, Func<Rig, (string Program, string[] Arguments)> Command, Func<Rig, string?>? Prepare = null)
{
    /// <summary>Reads all workers of the instance from its folder, not only a sample.</summary>
    public bool AsksForAll { get; init; }

    public List<Outcome> Run(Rig rig)
    {
        if (Prepare?.Invoke(rig) is { } missing) return [new Outcome { Name = Name, Limits = missing }];
        var (program, arguments) = Command(rig);
        var outcomes = Shell.Run(program, arguments, out var code, rig.Echo).Select(Outcome.Parse).OfType<Outcome>().ToList();
        return outcomes.Count > 0 ? outcomes : [new Outcome { Name = Name, Limits = $"{Path.GetFileName(program)} ended with {code} and no result" }];
    }
}

/// <summary>Where the instance, the answers and the built peers of one run lie.</summary>
internal sealed record Rig(Options Options, string Folder, string PeersFolder, bool Echo)
{
    public static Rig Of(Options options)
    {
        var folder = options.Text("folder", Path.Combine(Path.GetTempPath(), $"jobassist-bench-{Environment.ProcessId}"));
        return new Rig(options, Directory.CreateDirectory(folder).FullName, Peers.SourceFolder, Echo: true);
    }

    public string Instance => Path.Combine(Folder, "instance");
    public string Built => Directory.CreateDirectory(Path.Combine(Folder, "built")).FullName;

    public string AnswersOf(string name) => Path.Combine(Folder, $"answers-{name}.i32");
}

/// <summary>Runs programs and keeps what they print.</summary>
internal static class Shell
{
    public static List<string> Run(string program, IEnumerable<string> arguments, out int code, bool echo = false)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (echo && !line.StartsWith("RESULT", StringComparison.Ordinal)) Console.Error.WriteLine("  " + line);
        }

        process.WaitForExit();
        code = process.ExitCode;
        return lines;
    }

    /// <summary>Null when every Debian package is there or could be installed; else what is missing.</summary>
    public static string? Need(params string[] packages)
    {
        var missing = packages.Where(package => !Run("dpkg-query", ["-W", "-f", "${Status}", package], out _).Exists(line => line.Contains("ok installed", StringComparison.Ordinal))).ToList();
        if (missing.Count == 0) return null;
        if (!Environment.IsPrivilegedProcess) return $"missing: {string.Join(' ', missing)} (sudo apt-get install them)";
        Run("sh", ["-c", $"apt-get update -q >/dev/null; DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends {string.Join(' ', missing)} >/dev/null"], out var code);
        return code == 0 ? null : $"apt-get could not install {string.Join(' ', missing)}";
    }
}

using System.Runtime.CompilerServices;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>Every contender of the ranking table, in its order.</summary>
internal static class Peers
{
    public static IReadOnlyList<Contender> All { get; } =
    [
        .. new[] { "ours", "ours-1", "ours-512", "ours-256", "ours-256-1", "ours-plain" }.Select(name => new Contender(name, rig => Self(rig, name))),
        Reference("cpp", "2"),
        Reference("cpp-1", "1"),
        new("cpp-brute", rig => (Built(rig, "brute"), Usual(rig, "cpp-brute", Seconds(rig), "2")), rig => Compile(rig, "cpp/brute.cpp", "brute")),
        new("linq", rig => Self(rig, "linq")),
        new("lucene", rig => ("java", ["-Xmx4g", "-cp", Jars + ":" + Built(rig, "lucene"), "Peer", .. Usual(rig, "lucene", Seconds(rig), "2")]), CompileLucene),
        new("postgres", rig => Self(rig, "postgres"), _ => Shell.Need("postgresql")),
        new("faiss", rig => ("/usr/bin/python3", [Path.Combine(rig.PeersFolder, "faiss", "flat.py"), .. Usual(rig, "faiss", Seconds(rig), "2")]), _ => Shell.Need("python3-faiss", "python3-numpy")),
    ];

    /// <summary>Those that <c>--only</c> names, or all.</summary>
    public static IEnumerable<Contender> Asked(Options options) => All.Where(c => options.Only.Count == 0 || options.Only.Contains(c.Name));

    /// <summary>The folder of the peers' sources, beside this project's own.</summary>
    public static string SourceFolder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "peers"));

    private static string Here([CallerFilePath] string file = "") => file;

    /// <summary>This program again, as the contender of that name.</summary>
    public static (string Program, string[] Arguments) Self(Rig rig, string name, string command = "contender") =>
        (Environment.ProcessPath!, [.. Hosted(), command, .. rig.Options.Again(), "--name", name, "--folder", rig.Folder]);

    // Under `dotnet x.dll` the process is the host and the library is its first argument.
    private static string[] Hosted() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Peers).Assembly.Location] : [];

    private static Contender Reference(string name, string threads) => new(
        name,
        rig => (Built(rig, "reference"), Usual(rig, name, threads, $"{rig.Options.Runs}", $"{rig.Options.Long("singles", 20_000)}", name)),
        rig => Compile(rig, "cpp/reference.cpp", "reference"))
    {
        AsksForAll = true,
    };

    private static string[] Usual(Rig rig, string name, params string[] more) =>
        [rig.Instance, rig.AnswersOf(name), $"{rig.Options.Top}", $"{rig.Options.Check}", .. more];

    // Asked for when run: the package may have been installed a moment ago.
    private static string Jars => string.Join(':', new[] { "core", "queries" }.SelectMany(part => Directory.GetFiles("/usr/share/java", $"lucene-{part}-*.jar")));

    private static string Seconds(Rig rig) => $"{rig.Options.Long("seconds", 10)}";

    private static string? CompileLucene(Rig rig)
    {
        if (Shell.Need("liblucene8-java", "openjdk-17-jdk-headless") is { } missing) return missing;
        Shell.Run("javac", ["-cp", Jars, "-d", Directory.CreateDirectory(Built(rig, "lucene")).FullName, Path.Combine(rig.PeersFolder, "lucene", "Peer.java")], out var code);
        return code == 0 ? null : "Peer.java does not compile here";
    }

    private static string Built(Rig rig, string program) => Path.Combine(rig.Built, program);

    /// <summary>Null when it compiled; else why not.</summary>
    public static string? Compile(Rig rig, string source, string program)
    {
        if (Shell.Need("g++") is { } missing) return missing;
        Shell.Run("g++", ["-O3", "-march=native", "-std=c++17", "-pthread", Path.Combine(rig.PeersFolder, source), "-o", Built(rig, program)], out var code);
        return code == 0 ? null : $"{source} does not compile here";
    }
}

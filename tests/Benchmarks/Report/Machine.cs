using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using JobAssist.Mobile.Benchmarks.Contenders;

namespace JobAssist.Mobile.Benchmarks.Report;

/// <summary>The facts without which a figure says nothing.</summary>
internal static class Machine
{
    private static readonly string[] Interesting = ["avx2", "fma", "bmi2", "avx512f", "avx512bw", "avx512vbmi", "avx512_vbmi2", "avx512_vpopcntdq", "gfni"];

    public static IReadOnlyDictionary<string, string> Facts()
    {
        var cpu = Lines("/proc/cpuinfo");
        string Of(string field) => cpu.FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "";
        var flags = Of("flags").Split(' ');
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["date"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            ["processor"] = $"{Of("model name")} (family {Of("cpu family")}, model {Of("model")})",
            ["cores"] = $"{Environment.ProcessorCount}",
            ["flags"] = string.Join(' ', Interesting.Where(flags.Contains)),
            ["widest lanes"] = Avx512Vbmi2Works ? "512 bits" : Avx2.IsSupported ? "256 bits" : "scalar",
            ["memory"] = Lines("/proc/meminfo").FirstOrDefault(line => line.StartsWith("MemTotal", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "",
            ["load when begun"] = Lines("/proc/loadavg").FirstOrDefault() ?? "",
            ["system"] = $"{RuntimeInformation.OSDescription}, {Packaged("base-files")}",
            [".NET"] = $"{Environment.Version} ({(System.Runtime.GCSettings.IsServerGC ? "server" : "workstation")} GC)",
            ["g++"] = Packaged("g++"),
            ["PostgreSQL"] = Packaged("postgresql-15", "postgresql"),
            ["Lucene, JDK"] = $"{Packaged("liblucene8-java")}, {Packaged("openjdk-17-jre-headless")}",
            ["FAISS"] = Packaged("python3-faiss"),
            ["LEMON"] = Packaged("liblemon-dev"),
        };
    }

    private static bool Avx512Vbmi2Works => Avx512F.IsSupported && Lines("/proc/cpuinfo").Exists(line => line.Contains("avx512_vbmi2", StringComparison.Ordinal));

    private static List<string> Lines(string path) => File.Exists(path) ? [.. File.ReadLines(path)] : [];

    private static string Packaged(params string[] names)
    {
        if (!File.Exists("/usr/bin/dpkg-query")) return "";
        return names.Select(name => Shell.Run("dpkg-query", ["-W", "-f", "${Version}\n", name], out _).FirstOrDefault()).FirstOrDefault(version => !string.IsNullOrEmpty(version)) ?? "absent";
    }
}

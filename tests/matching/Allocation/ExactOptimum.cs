using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Tests.Kit;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>The exact best value of a round by LEMON's network simplex: the peer of the benchmarks, compiled into a folder of its own.</summary>
public sealed class ExactOptimum : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jobassist-optimum-").FullName;
    private readonly string _program;

    public ExactOptimum()
    {
        _program = Path.Combine(_folder, "optimum");
        Run("g++", "-O2", "-std=c++17", Path.Combine(CsvTable.RepositoryFolder(), "tests/Benchmarks/peers/lemon/optimum.cpp"), "-o", _program);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal (long Value, int Pairs) Of(AllocationInput input, IDemandOracle oracle)
    {
        var (start, posting, worth, list) = (new List<int> { 0 }, new List<int>(), new List<int>(), new Choice[input.PostingCount]);
        oracle.SetPrices(new int[input.PostingCount]);
        for (var worker = 0; worker < input.WorkerCount; worker++)
        {
            foreach (var choice in list.AsSpan(0, oracle.Ask(worker, list, out _)))
            {
                posting.Add(choice.Posting);
                worth.Add(choice.Worth);
            }

            start.Add(posting.Count);
        }

        Write("a_start", start);
        Write("a_posting", posting);
        Write("a_worth", worth);
        Write("a_capacity", input.Capacities);
        Write("a_bonus", input.Classes.SelectMany(c => Enumerable.Range(0, input.Policy.PostingsPerWorker).Select(slot => input.Policy.BonusesOf(c).ElementAtOrDefault(slot))));
        using var result = JsonDocument.Parse(Run(_program, _folder, "network-simplex")["RESULT ".Length..]);
        return (result.RootElement.GetProperty("value").GetInt64(), posting.Count);
    }

    private void Write(string column, IEnumerable<int> values) =>
        File.WriteAllBytes(Path.Combine(_folder, column + ".i32"), MemoryMarshal.AsBytes(values.ToArray().AsSpan()));

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}; infra/test installs g++ and liblemon-dev.");
        return said;
    }
}

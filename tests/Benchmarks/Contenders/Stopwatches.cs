using System.Diagnostics;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>Wall and CPU time of this process beside each other, medians and percentiles.</summary>
internal static class Stopwatches
{
    public static (double Wall, double Cpu) Time(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var (cpu, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        work();
        watch.Stop();
        process.Refresh();
        return (watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    /// <summary>The run with the median wall time. What is done <paramref name="before"/> each is not timed.</summary>
    public static (double Wall, double Cpu) Median(int runs, Action work, Action? before = null) => Enumerable.Range(0, runs).Select(_ =>
    {
        before?.Invoke();
        return Time(work);
    }).OrderBy(t => t.Wall).ElementAt(runs / 2);

    /// <summary>Microseconds of each call, sorted.</summary>
    public static double[] Each(int count, Action<int> call)
    {
        var took = new double[count];
        for (var n = 0; n < count; n++)
        {
            var began = Stopwatch.GetTimestamp();
            call(n);
            took[n] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        }

        Array.Sort(took);
        return took;
    }

    public static double Percentile(double[] sorted, int percent) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];

    public static double PeakMb()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}

using System.Diagnostics;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>Times the phases of a run and, for somebody who watches, says once a second how far it is.</summary>
internal sealed class Phases(TextWriter errors, bool shown)
{
    private readonly List<(string Name, double Seconds)> done = [];
    private long lastTold;
    private string current = "";

    public IReadOnlyDictionary<string, double> Seconds => done.ToDictionary(phase => phase.Name, phase => phase.Seconds);

    /// <summary>Somebody watches when standard error is a terminal, or when asked for.</summary>
    public static Phases For(Terminal terminal, bool asked) =>
        new(terminal.Errors, asked || ReferenceEquals(terminal.Errors, Console.Error) && !Console.IsErrorRedirected);

    public T Run<T>(string name, Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        (current, lastTold) = (name, began);
        Say("...");
        var result = work();
        done.Add((name, Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 3)));
        return result;
    }

    /// <summary>How far the current phase is; most calls say nothing.</summary>
    public void Tell(Func<string> howFar)
    {
        if (!shown || Stopwatch.GetElapsedTime(lastTold).TotalSeconds < 1) return;
        lastTold = Stopwatch.GetTimestamp();
        Say(howFar());
    }

    private void Say(string text)
    {
        if (shown) errors.WriteLine($"{current} {text}");
    }
}

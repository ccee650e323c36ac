using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>What the generator promises beside what it made, and a fingerprint that must be the same on every machine.</summary>
internal static class Marginals
{
    private const int Sampled = 200_000;

    internal readonly record struct Line(string What, double Promised, double Made, double Tolerance)
    {
        public bool Holds => double.IsNaN(Promised) || Math.Abs(Made - Promised) <= Tolerance;
    }

    public static bool Print(Instance instance, TextWriter to)
    {
        var lines = Of(instance).ToList();
        foreach (var line in lines)
            to.WriteLine($"{line.What,-58} {(double.IsNaN(line.Promised) ? "" : line.Promised.ToString("N2")),12} {line.Made,12:N2} {(line.Holds ? "" : "OUTSIDE")}");
        to.WriteLine($"{"fingerprint of all postings and the first workers",-58} {Fingerprint.Of(instance):x16}");
        return lines.TrueForAll(line => line.Holds);
    }

    private static IEnumerable<Line> Of(Instance instance)
    {
        var (postings, narrow) = (instance.Postings, instance.Shape.Narrow);
        var open = postings.Where(p => PlainRules.IsOpen(p, Instance.Today)).ToList();
        var per = 100.0 / Math.Max(1, postings.Count);
        yield return new("postings open, %", 88, per * open.Count, 1);
        yield return new("middle of the pay of full-time postings, yuan", 5_650,
            postings.Where(p => p.WorkTime == Domain.Postings.WorkTime.FullTime).Average(p => (p.MonthMinFen + p.MonthMaxFen) / 200.0), 60);
        yield return new("headcount", narrow ? double.NaN : 57.3, postings.Average(p => (double)p.Headcount), 2.5);
        yield return new("skills demanded", 1.2, postings.Average(p => p.SkillsRequired.Count), 0.05);
        yield return new("agreements in force a home", narrow ? 2.5 : 4, instance.Agreements.Rows.Count(a => a.IsInForce(Instance.Today)) / (double)Country.Homes, 0.35);

        var rules = new PlainRules(instance.Rows, instance.Weights, Instance.Today);
        var people = Enumerable.Range(0, (int)Math.Min(Sampled, instance.WorkerCount)).Select(n => instance.Worker(n)).ToList();
        yield return new("occupations wanted", 1.85, people.Average(w => w.WantedOccupations.Count), 0.02);
        yield return new("skills held", 3.17, people.Average(w => w.Skills.Count), 0.03);
        yield return new("destinations", 1.40, people.Average(w => w.PreferredDestinations.Count), 0.02);
        yield return new("workers without a personal list, %", 1, people.Average(w => w.Personalised ? 0 : 100.0), 0.15);
        yield return new("workers of the strongest claim, %", 10, people.Average(w => w.PriorityClass == PriorityClass.ZeroEmploymentHousehold ? 100.0 : 0), 0.4);

        var few = people.Take(300).Select(rules.Prepare).ToList();
        var joined = few.Average(seeker => rules.Open.Count(p => seeker.Ties.ContainsKey(p.Place)));
        var legal = few.Average(seeker => rules.Open.Count(p => rules.Accepts(seeker, p)));
        yield return new("open postings joined with home or in the home county, %", instance.Shape.Name switch { "normal" => 25, "flat" => 14, "steep" => 36, _ => 1.6 }, 100 * joined / open.Count, narrow ? 0.5 : 4);
        yield return new("postings past every gate, a worker", narrow ? 371 : double.NaN, legal, 60);
        yield return new("free places of open postings", double.NaN, open.Sum(p => (double)(p.Headcount - p.Filled)), 0);
        yield return new("20 notices a free place against 5 a worker", instance.WorkerCount >= 50L * postings.Count && instance.Shape.DemandMet is { } met ? met : double.NaN,
            open.Sum(p => 20.0 * (p.Headcount - p.Filled)) / (5.0 * instance.WorkerCount), 0.06);
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;
using JobAssist.Mobile.Simulation;
using JobAssist.Mobile.Simulation.Experiments;
using JobAssist.Mobile.Simulation.Observations;
using JobAssist.Mobile.Simulation.Policies;
using JobAssist.Mobile.Simulation.Report;
using JobAssist.Mobile.Simulation.Statistics;
using JobAssist.Mobile.Simulation.Truths;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>The simulated market in small: honest by construction, and the same for everybody.</summary>
public sealed class SimulationTests
{
    private static readonly Assumptions Small = Assumptions.Stated with { Workers = 300, Openings = 30 };

    [Fact]
    public void The_same_seeds_give_the_same_report_byte_for_byte()
    {
        var (first, second) = (FilesOf(2), FilesOf(2));

        Assert.Equal(7, first.Count);
        Assert.Equal(first, second);
        Assert.NotEqual(first, FilesOf(1));
        Assert.All(first.Values, text => Assert.DoesNotContain("NaN", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_changes_neither_the_truth_nor_what_is_written_down_nor_who_is_served()
    {
        var (trial, fresh) = (new Trial(7, Small), new Trial(7, Small));
        var tried = Study.Policies.Select(policy => trial.Try(policy, 50)).ToList();

        Assert.All(tried, trying => Assert.Equal(tried[0].Served, trying.Served));
        Assert.Equal(TastesOf(fresh.Truth), TastesOf(trial.Truth));
        Assert.Equal(fresh.Observed.Workers.Select(row => row.Id), trial.Observed.Workers.Select(row => row.Id));
        Assert.Equal(fresh.Untouched.HiredBy, trial.Untouched.HiredBy);
    }

    [Fact]
    public void Every_stream_stands_alone()
    {
        var truth = new Truth(7, Small);

        var otherForms = new Truth(7, Small with { ProfileNoise = 2, ProfileMissing = 0.9 });
        Assert.Equal(TastesOf(truth), TastesOf(otherForms));
        var fewerSeats = new Truth(7, Small with { SeatsPerWorker = 0.1 });
        Assert.Equal(TastesOf(truth), TastesOf(fewerSeats));
        Assert.True(fewerSeats.Seats < truth.Seats);
        Assert.NotEqual(TastesOf(truth), TastesOf(new Truth(8, Small)));
    }

    [Fact]
    public void Telling_nobody_is_the_untouched_market()
    {
        var trial = new Trial(3, Small);

        var nothing = trial.Try(new Nothing(), 100);

        Assert.Equal(trial.Untouched.HiredBy, nothing.Outcome.HiredBy);
        Assert.InRange(trial.Untouched.Hires, 1, trial.Truth.Seats);
    }

    [Fact]
    public void Nobody_is_hired_beyond_the_seats_and_the_allocation_tells_nobody_beyond_them()
    {
        var trial = new Trial(3, Small);

        foreach (var policy in Study.Policies)
        {
            var trying = trial.Try(policy, 100);
            Assert.All(trial.Truth.Openings.Select((opening, number) => (opening.Seats, Hired: trying.Outcome.HiredBy.Count(by => by == number))), one => Assert.True(one.Hired <= one.Seats));
            if (policy is UnderHeadcount)
                Assert.All(trying.Notices.Load(trial.Truth.Openings.Count).Zip(trial.Truth.Openings), one => Assert.True(one.First <= one.Second.Seats * policy.NoticesPerSeat));
        }
    }

    /// <summary>In the market where notices act most; three small markets cannot tell finer things from luck.</summary>
    [Fact]
    public void What_private_lists_bring_shrinks_as_more_are_served()
    {
        var eager = Markets.All(Assumptions.Stated with { Workers = 800, Openings = 80 }).Single(market => market.Name == Markets.FirstSetting).Assumptions;
        var trials = Enumerable.Range(1, 3).Select(seed => new Trial((ulong)seed, eager)).ToList();
        double Gain(int percent) => trials.Average(trial => trial.Try(Study.PrivateLists, percent).GainOfServed);

        var (few, half, all) = (Gain(10), Gain(50), Gain(100));

        Assert.True(few > 0);
        Assert.True(few > half && half > all, $"{few} {half} {all}");
    }

    [Fact]
    public void A_policy_can_reach_rows_and_the_engine_only()
    {
        var decide = typeof(NoticePolicy).GetMethod(nameof(NoticePolicy.Decide))!;
        Assert.Equal([typeof(ObservedMarket), typeof(IReadOnlyList<int>), typeof(int), typeof(ulong)], decide.GetParameters().Select(parameter => parameter.ParameterType));

        var reached = Reached([typeof(ObservedMarket), .. Study.Policies.Select(policy => policy.GetType())]);
        Assert.Contains(typeof(Tables.WorkerRow), reached);
        Assert.DoesNotContain(reached, type => type.Namespace is "JobAssist.Mobile.Simulation.Truths" or "JobAssist.Mobile.Simulation.Periods" || type == typeof(Assumptions));

        var sources = Directory.GetFiles(Path.Combine(SimulationFolder(), "Policies"), "*.cs");
        Assert.NotEmpty(sources);
        Assert.All(sources, file => Assert.DoesNotContain("Truth", File.ReadAllText(file), StringComparison.Ordinal));
    }

    /// <summary>Mean 3, deviation √2.5, t(0.975; 4) = 2.776.</summary>
    [Fact]
    public void The_interval_is_that_of_a_paired_t_test()
    {
        var estimate = Estimate.Paired([1, 2, 3, 4, 5]);

        Assert.Equal(3, estimate.Mean, 9);
        Assert.Equal(2.776 * Math.Sqrt(2.5) / Math.Sqrt(5), estimate.High - estimate.Mean, 9);
        var ratio = Estimate.Bootstrap(5, seeds => seeds.Average(seed => seed + 1.0) / 3);
        Assert.Equal(1, ratio.Mean, 9);
        Assert.InRange(ratio.Low, 0.5, 0.8);
        Assert.InRange(ratio.High, 1.2, 1.5);
    }

    private static Dictionary<string, string> FilesOf(int seeds)
    {
        var study = new Study(Small, seeds, 1);
        return new Paper(study, study.Run()).Files().ToDictionary(file => file.File, file => file.Text, StringComparer.Ordinal);
    }

    private static List<double> TastesOf(Truth truth) => [.. Enumerable.Range(0, 50).SelectMany(person => Enumerable.Range(0, 20).Select(opening => truth.Taste(person, opening)))];

    /// <summary>All types of ours that fields and properties lead to, whether public or not.</summary>
    private static HashSet<Type> Reached(IEnumerable<Type> from)
    {
        var (reached, open) = (new HashSet<Type>(), new Stack<Type>(from));
        while (open.TryPop(out var type))
        {
            if (type.IsArray) open.Push(type.GetElementType()!);
            foreach (var argument in type.GetGenericArguments()) open.Push(argument);
            if (type.Namespace?.StartsWith("JobAssist", StringComparison.Ordinal) != true || !reached.Add(type)) continue;
            if (type.BaseType is { } parent) open.Push(parent);
            const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            foreach (var field in type.GetFields(Everything)) open.Push(field.FieldType);
            foreach (var property in type.GetProperties(Everything)) open.Push(property.PropertyType);
        }

        return reached;
    }

    private static string SimulationFolder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "Simulation"));
}

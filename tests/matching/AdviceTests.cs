using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;
using JobAssist.Mobile.Matching.Tests.Kit;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>What a worker is told of the whole market, held against the same counts made one posting at a time.</summary>
public sealed class AdviceTests
{
    private static readonly HeldSkill[] AllPapers = [.. new[] { "K1", "K2", "K3", "K4" }.Select(code => new HeldSkill(code, 0, true))];
    private static readonly Lazy<MatchEngine> City = new(() => new MatchEngine(Market.Build(KitMarket.Rows(), Weights.Default, KitMarket.Anchor)));

    [Fact]
    public void Every_count_is_exactly_what_the_changed_wish_opens()
    {
        var seen = new Dictionary<string, int>();
        foreach (var (world, worker, advice) in Small(seeds: 1_500, postings: 60))
        {
            var brute = new BruteForce(world.Rows, Weights.Default, SmallWorld.Today);
            var now = brute.Acceptable(worker).Count();

            Assert.Equal(now, advice.Open);
            Assert.Equal(worker.LegalClass is LegalClass.Under16 ? 0 : advice.Counterfactuals.Count, advice.Counterfactuals.Count);
            foreach (var change in advice.Counterfactuals)
            {
                seen[change.Code] = seen.GetValueOrDefault(change.Code) + 1;
                Assert.Equal(More(world, brute, worker, change), change.More);
                Assert.Contains($"多{change.More}个岗位", change.Text, StringComparison.Ordinal);
            }
        }

        Assert.Equal(7, seen.Count);
        Assert.All(seen, kind => Assert.True(kind.Value >= 15, $"{kind.Key}: {kind.Value}"));
    }

    [Fact]
    public void No_wish_that_opens_more_is_left_out_for_one_that_opens_less()
    {
        foreach (var (world, worker, advice) in Small(seeds: 400, postings: 60))
        {
            var brute = new BruteForce(world.Rows, Weights.Default, SmallWorld.Today);
            var now = brute.Acceptable(worker).Count();
            var told = advice.Counterfactuals.Select(c => c.Code).ToHashSet();
            var least = advice.Counterfactuals.Count < 3 ? 0 : advice.Counterfactuals.Min(c => c.More);

            Assert.Equal(advice.Counterfactuals.OrderByDescending(c => c.More), advice.Counterfactuals);
            Assert.Equal(told.Count, advice.Counterfactuals.Count);
            foreach (var (code, changed) in new[]
            {
                ("wish.night_shift", worker with { NoNightShift = false }),
                ("wish.leave_county", worker with { CannotLeaveCounty = false }),
                ("wish.apart", worker with { OnlyTogether = false }),
            })
            {
                Assert.True(told.Contains(code) || brute.Acceptable(changed).Count() - now <= least, $"{code} is missing.");
            }
        }
    }

    [Fact]
    public void A_floor_is_never_lowered_below_the_minimum_wage_of_a_place_one_would_go_to()
    {
        var told = 0;
        foreach (var (_, worker, advice) in Small(seeds: 1_500, postings: 60))
        {
            if (advice.Counterfactuals.SingleOrDefault(c => c.Code == "wish.floor") is not { } change) continue;
            var floor = int.Parse(change.Value);
            told++;

            Assert.StartsWith("S1", worker.HomeCountyCode, StringComparison.Ordinal);
            Assert.InRange(floor, 2_500, worker.WageFloorFen / 100 - 200);
            if (!worker.CannotLeaveCounty && worker.PreferredDestinations.Any(d => d.StartsWith("R1", StringComparison.Ordinal))) Assert.True(floor >= 2_801);
        }

        Assert.True(told > 20, $"Only {told} floors.");
    }

    [Fact]
    public void Nothing_of_the_law_is_ever_suggested()
    {
        foreach (var (world, worker, advice) in Small(seeds: 600, postings: 60))
        {
            if (worker.LegalClass is LegalClass.None) continue;
            Assert.All(advice.Counterfactuals, c => Assert.False(worker.LegalClass is LegalClass.Aged16To17 && c.Code == "wish.certificate"));
            var allowed = new BruteForce(world.Rows, Weights.Default, SmallWorld.Today).Acceptable(Relaxed(worker)).Select(p => p.Id).ToHashSet();
            Assert.All(advice.NearMisses, miss => Assert.Contains(miss.PostingId, allowed));
            Assert.True(advice.Counterfactuals.Sum(c => c.Code == "wish.destination" ? 0 : 1) == 0 || allowed.Count > 0);
        }
    }

    [Fact]
    public void When_nothing_fits_the_nearest_are_those_with_the_fewest_failing_wishes()
    {
        var told = 0;
        foreach (var (world, worker, advice) in Small(seeds: 1_500, postings: 25))
        {
            if (advice.Open > 0)
            {
                Assert.Empty(advice.NearMisses);
                continue;
            }

            var failing = FailingByPosting(world, worker);
            var fewest = failing.Values.Order().Take(3).ToList();
            Assert.Equal(fewest, advice.NearMisses.Select(m => failing[m.PostingId]));
            Assert.Equal(fewest, advice.NearMisses.Select(m => m.Wishes.Count));
            Assert.All(advice.NearMisses.Zip(advice.NearMisses.Skip(1)), pair => Assert.True(pair.First.Wishes.Count < pair.Second.Wishes.Count || pair.First.Score >= pair.Second.Score));
            told += advice.NearMisses.Count;
        }

        Assert.True(told > 200, $"Only {told} near misses.");
    }

    [Fact]
    public void Every_sentence_is_short_and_has_a_spoken_form()
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var worker in KitWorkers.Rows().Values.Where((_, n) => n % 20 == 0))
        {
            var advice = City.Value.Advise(worker);
            Assert.NotEmpty(advice.Spoken);
            Assert.All(advice.Counterfactuals, c => Assert.EndsWith("。", c.Spoken, StringComparison.Ordinal));
            texts.UnionWith([advice.Text, .. advice.Counterfactuals.Select(c => c.Text), .. advice.Contradictions.Select(c => c.Text),
                .. advice.NearMisses.SelectMany(m => m.Wishes.Select(w => w.Text).Append(m.Text))]);
        }

        Assert.True(texts.Count > 60, $"Only {texts.Count} sentences.");
        Assert.All(texts, t => Assert.InRange(t.Length, 1, 60));
        Assert.DoesNotContain(texts, t => ExplanationTests.Statuses.Any(s => t.Contains(s, StringComparison.Ordinal)));
    }

    private static IEnumerable<(SmallWorld World, WorkerRow Worker, Advice Advice)> Small(int seeds, int postings)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            var world = new SmallWorld(seed, postings);
            var worker = world.Worker();
            yield return (world, worker, TopCTests.EngineOf(world.Rows).Advise(worker));
        }
    }

    private static int More(SmallWorld world, BruteForce brute, WorkerRow worker, Counterfactual change)
    {
        if (change.Code == "wish.destination")
        {
            var further = worker with { PreferredDestinations = [.. worker.PreferredDestinations, change.Value] };
            return brute.Acceptable(worker).Count(p => IsWished(world, further, p)) - brute.Acceptable(worker).Count(p => IsWished(world, worker, p));
        }

        var changed = change.Code switch
        {
            "wish.night_shift" => worker with { NoNightShift = false },
            "wish.leave_county" => worker with { CannotLeaveCounty = false },
            "wish.apart" => worker with { OnlyTogether = false },
            "wish.floor" => worker with { WageFloorFen = 100 * int.Parse(change.Value) },
            "wish.months" => worker with { AwayFromMonth = int.Parse(change.Value.Split('-')[0]), AwayToMonth = int.Parse(change.Value.Split('-')[1]) },
            "wish.certificate" => worker with { Skills = [.. worker.Skills, new HeldSkill(change.Value, 0, true)] },
            _ => throw new InvalidOperationException(change.Code),
        };
        return brute.Acceptable(changed).Count() - brute.Acceptable(worker).Count();
    }

    private static bool IsWished(SmallWorld world, WorkerRow worker, PostingRow posting) =>
        worker.PreferredDestinations.Any(wanted => world.Rows.Regions.IsWithin(posting.WorkplaceCode, wanted));

    /// <summary>The same person with every wish given up and, from 18, every paper in hand.</summary>
    private static WorkerRow Relaxed(WorkerRow worker) => worker with
    {
        NoNightShift = false,
        CannotLeaveCounty = false,
        OnlyTogether = false,
        WageFloorFen = 0,
        AwayFromMonth = null,
        Skills = worker.LegalClass is LegalClass.Aged16To17 ? worker.Skills : AllPapers,
    };

    /// <summary>How many wishes, each put back alone into the relaxed person, keep the posting away.</summary>
    private static Dictionary<Guid, int> FailingByPosting(SmallWorld world, WorkerRow worker)
    {
        var (brute, relaxed) = (new BruteForce(world.Rows, Weights.Default, SmallWorld.Today), Relaxed(worker));
        WorkerRow[] each =
        [
            relaxed with { NoNightShift = worker.NoNightShift }, relaxed with { CannotLeaveCounty = worker.CannotLeaveCounty },
            relaxed with { OnlyTogether = worker.OnlyTogether }, relaxed with { WageFloorFen = worker.WageFloorFen },
            relaxed with { AwayFromMonth = worker.AwayFromMonth }, relaxed with { Skills = worker.Skills },
        ];
        return brute.Acceptable(relaxed).ToDictionary(p => p.Id, p => each.Count(one => !brute.Accepts(one, p)));
    }
}

using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;
using JobAssist.Mobile.Matching.Tests.Kit;

namespace JobAssist.Mobile.Matching.Tests;

public sealed class ExplanationTests
{
    internal static readonly string[] Statuses = [.. StatusWords.All, "女", "男", "民族", "户口"];
    private static readonly Lazy<MatchEngine> City = new(() => new MatchEngine(Market.Build(KitMarket.Rows(), Weights.Default, KitMarket.Anchor)));

    [Fact]
    public void The_reasons_sum_to_the_score_for_every_posting_listed_or_not()
    {
        var listed = 0;
        for (var seed = 1; seed <= 300; seed++)
        {
            var world = new SmallWorld(seed, postings: 30);
            var engine = TopCTests.EngineOf(world.Rows);
            var worker = world.Worker();
            var list = engine.TopC(worker, [], 5);
            foreach (var posting in world.Rows.Postings)
            {
                var words = engine.Explain(worker, posting.Id, count: 5)!;
                var at = list.Items.ToList().FindIndex(m => m.PostingId == posting.Id);

                Assert.Equal(words.Score, words.Reasons.Sum(r => r.Points));
                Assert.Equal(worker.LegalClass is LegalClass.Under16, words.Reasons.Count == 0);
                Assert.All(words.Reasons, r => Assert.InRange(r.Points, 0, r.Most));
                Assert.Equal(at < 0 ? null : at + 1, words.Rank);
                Assert.Equal(at < 0, words.NotListed is not null);
                if (at >= 0) Assert.Equal(list.Items[at].Score, words.Score);
                listed += at >= 0 ? 1 : 0;
            }
        }

        Assert.True(listed > 400, $"Only {listed} were listed.");
    }

    [Fact]
    public void Words_that_were_kept_are_those_of_a_fresh_market_also_after_a_change()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var world = new SmallWorld(seed, postings: 40);
            var market = Market.Build(world.Rows, Weights.Default, SmallWorld.Today);
            for (var step = 0; step < 4; step++)
            {
                var worker = world.Worker();
                var changed = world.Pick(world.Rows.Postings.ToList());
                market = market.With(new MarketChange([changed with { Applied = step, Told = 10 * step, Headcount = changed.Headcount + step }], []));
                var (kept, fresh) = (new MatchEngine(market), new MatchEngine(Market.Build(market.Rows, Weights.Default, SmallWorld.Today)));

                foreach (var posting in world.Rows.Postings)
                {
                    kept.Explain(worker, posting.Id);
                    var (again, other) = (kept.Explain(worker, posting.Id)!, fresh.Explain(worker, posting.Id)!);
                    Assert.Equal(other.Reasons, again.Reasons);
                    Assert.Equal(other.Missing, again.Missing);
                    Assert.Equal((other.Spoken, other.Competition, other.Chance, other.NotListed), (again.Spoken, again.Competition, again.Chance, again.NotListed));
                }
            }
        }
    }

    [Fact]
    public void The_one_line_said_of_a_posting_is_its_strongest_reason_and_it_is_said_exactly_when_every_gate_is_passed()
    {
        var (passed, kept) = (0, 0);
        for (var seed = 1; seed <= 100; seed++)
        {
            var world = new SmallWorld(seed, postings: 30);
            var (engine, worker) = (TopCTests.EngineOf(world.Rows), world.Worker());
            foreach (var posting in world.Rows.Postings)
            {
                var why = engine.Explain(worker, posting.Id)!;
                var alone = engine.StrongestReasons(worker, [posting.Id]).SingleOrDefault();

                Assert.Equal(why.NotListed is not null && why.NotListed.PointsBelow is null, alone is null);
                if (alone is not null) Assert.Equal((why.Score, why.Reasons.MaxBy(reason => reason.Points)), (alone.Score, alone.Reason));
                (passed, kept) = alone is null ? (passed, kept + 1) : (passed + 1, kept);
            }
        }

        Assert.True(passed > 100 && kept > 100, $"{passed} passed, {kept} did not.");
    }

    [Fact]
    public void A_posting_below_the_list_is_told_how_far_below()
    {
        var below = 0;
        for (var seed = 1; seed <= 200; seed++)
        {
            var world = new SmallWorld(seed, postings: 90);
            var engine = TopCTests.EngineOf(world.Rows);
            var worker = world.Worker();
            var all = engine.TopC(worker, [], 90).Items;
            foreach (var match in all.Skip(3))
            {
                var why = engine.Explain(worker, match.PostingId, count: 3)!.NotListed!;
                Assert.Equal(("rank.below", all[2].Net - match.Net), (why.Code, why.PointsBelow));
                below++;
            }
        }

        Assert.True(below > 200, $"Only {below} were below.");
    }

    [Fact]
    public void A_posting_that_others_were_told_of_first_says_so()
    {
        var world = new SmallWorld(3, postings: 30, flat: true);
        var rows = world.Rows with { Postings = [.. world.Rows.Postings.Select(p => p with { Told = 200 })] };
        var engine = TopCTests.EngineOf(rows);
        var worker = new WorkerRow { Id = world.Rows.Postings.First().Id, HomeCountyCode = "S1C1" };
        var best = engine.TopC(worker, [], 1).Items[0];
        var prices = new int[engine.Market.Count];
        prices[best.Posting] = 5_000;

        var why = engine.Explain(worker, best.PostingId, prices, count: 3)!;

        Assert.Equal("rank.claimed", why.NotListed!.Code);
        Assert.Equal("适合您，但只招4人，已先通知200人", why.NotListed.Text);
        Assert.Equal(why.Score - 5_000, why.Net);
    }

    [Fact]
    public void Every_sentence_is_short_and_names_no_status_of_a_person()
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var worker in KitWorkers.Rows().Values.Where((_, n) => n % 100 == 0))
        {
            for (var posting = 0; posting < City.Value.Market.Count; posting += 9)
            {
                var words = City.Value.Explain(worker, City.Value.Market.IdOf(posting))!;
                texts.UnionWith(words.Reasons.Select(r => r.Text).Concat(words.Missing.Select(m => m.Text)));
                texts.Add(words.Competition.Text);
                if (words.Chance is { } chance)
                {
                    texts.Add(chance.Text);
                    Assert.Matches("^录用机会(较大|一般|较小)：[^%]+$", chance.Text);
                }
                if (words.NotListed is { } why) texts.Add(why.Text);
            }
        }

        Assert.True(texts.Count > 500);
        Assert.All(texts, t => Assert.InRange(t.Length, 1, 60));
        Assert.DoesNotContain(texts, t => Statuses.Any(s => t.Contains(s, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_missing_is_told_by_field()
    {
        var rows = KitMarket.Rows();
        var guard = rows.Postings.First(p => p.OccupationCode == "ZL-G15-03");
        var worker = new WorkerRow { Id = guard.Id, HomeCountyCode = "530627", NeedsDormitory = true };

        var missing = City.Value.Explain(worker, guard.Id)!.Missing;

        Assert.Contains(missing, m => m is { Field: "certificate", Text: "还差证：保安员证" });
        Assert.Contains(missing, m => m is { Field: "skills", Code: "SK-22-01" });
    }

    [Fact]
    public void Every_gate_has_its_own_code()
    {
        var codes = Enum.GetValues<Gate>().Select(GateWords.CodeOf).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact]
    public void A_posting_outside_the_market_has_no_explanation() =>
        Assert.Null(City.Value.Explain(KitWorkers.Rows()["W00001"] with { LegalClass = LegalClass.None }, Guid.Empty));
}

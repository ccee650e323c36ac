using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>What a local rule closes, to whom, and how it is said. Random rules are part of every small world of the other tests.</summary>
public sealed class LocalRuleTests
{
    private const string Mason = "6-29-01-01";
    private static readonly LocalRuleRow OnSite = new("R1", SiteKind.Construction, 3, "某市建筑工地用工规定（某建〔2021〕1号）");
    private static readonly WorkerRow Beyond = new() { Id = new Guid(9, 0, 0, new byte[8]), HomeCountyCode = "S1C1", LocalBars = 1UL << 3 };

    [Fact]
    public void A_rule_closes_its_kind_of_work_in_its_region_to_those_beyond_its_limit_only()
    {
        Assert.Equal("law.local_rule", WhyNot(OnSite, Beyond));
        Assert.Null(WhyNot(OnSite, Beyond with { LocalBars = ~(1UL << 3) }));
        Assert.Null(WhyNot(OnSite with { RegionCode = "R2" }, Beyond));
        Assert.Null(WhyNot(OnSite with { Kind = SiteKind.Underground }, Beyond));
        Assert.Equal("law.local_rule", WhyNot(OnSite with { RegionCode = "R1C1" }, Beyond));
        Assert.Equal("law.local_rule", WhyNot(OnSite with { Limit = 63 }, Beyond with { LocalBars = 1UL << 63 }));
    }

    [Fact]
    public void A_rule_holds_at_home_too_and_is_told_before_a_missing_agreement()
    {
        Assert.Equal("law.local_rule", WhyNot(OnSite with { RegionCode = "S1" }, Beyond, place: "S1C1"));
        Assert.Equal("law.local_rule", WhyNot(OnSite, Beyond with { HomeCountyCode = "S2C1" }));
    }

    [Fact]
    public void The_sentence_names_the_rule_and_its_document_and_nothing_about_the_person()
    {
        var why = EngineOf(OnSite, "R1C1").Explain(Beyond, Posting.Id)!;

        Assert.Equal("按某市建筑工地用工规定（某建〔2021〕1号），这个岗位不能安排您做", why.NotListed!.Text);
        Assert.Contains("不能安排您做", why.Spoken, StringComparison.Ordinal);
        Assert.DoesNotMatch("岁|年龄|男|女|老", why.Spoken);
        Assert.InRange(EngineOf(OnSite with { Name = new string('规', 90) }, "R1C1").Explain(Beyond, Posting.Id)!.NotListed!.Text.Length, 40, 60);
    }

    [Fact]
    public void What_a_rule_closes_is_counted_nowhere_is_no_near_miss_and_is_said_of_the_wanted_work()
    {
        var engine = EngineOf(OnSite, "R1C1");
        var wanting = Beyond with { WantedOccupations = [Mason], WageFloorFen = 900_000 };

        var (barred, free) = (engine.Advise(wanting), engine.Advise(wanting with { LocalBars = 0 }));

        Assert.Equal((0, 0, "wishes.work_barred"), (barred.Open, barred.NearMisses.Count, Assert.Single(barred.Contradictions, c => c.Code.StartsWith("wishes.work", StringComparison.Ordinal)).Code));
        Assert.Single(free.NearMisses);
        Assert.Equal(0, engine.Advise(Beyond).Open);
        Assert.Equal(1, engine.Advise(Beyond with { LocalBars = 0 }).Open);
    }

    [Fact]
    public void Where_no_rule_is_in_force_bits_change_nothing()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var world = new SmallWorld(seed, postings: 40);
            var rows = world.Rows with { LocalRules = [] };
            var (engine, worker) = (TopCTests.EngineOf(rows), world.Worker());
            Assert.Equal(engine.TopC(worker with { LocalBars = 0 }, [], 40).Items, engine.TopC(worker with { LocalBars = ulong.MaxValue }, [], 40).Items);
            Assert.Equal(engine.Advise(worker with { LocalBars = 0 }).Text, engine.Advise(worker with { LocalBars = ulong.MaxValue }).Text);
        }
    }

    [Fact]
    public void Rules_only_take_away_and_never_move_a_score()
    {
        var taken = 0;
        for (var seed = 2; seed <= 900; seed += 3)
        {
            var world = new SmallWorld(seed, postings: 40);
            var worker = world.Worker();
            var with = TopCTests.EngineOf(world.Rows).TopC(worker, [], 40).Items.Select(m => (m.PostingId, m.Score)).ToList();
            var without = TopCTests.EngineOf(world.Rows with { LocalRules = [] }).TopC(worker, [], 40).Items.Select(m => (m.PostingId, m.Score)).ToList();

            Assert.Equal(without.Where(with.Contains), with);
            taken += without.Count - with.Count;
        }

        Assert.True(taken > 100, $"Only {taken} were taken away.");
    }

    /// <summary>Of two people the register tells apart by sex and birth alone, whom no limit tells apart, the engine sees the same bytes.</summary>
    [Fact]
    public void Births_and_sexes_that_no_limit_tells_apart_give_the_same_answers()
    {
        var today = SmallWorld.Today;
        LocalRule[] rules = [.. new[] { (Sex.Male, 59), (Sex.Female, 59) }.Select(of => new LocalRule("R1", SiteKind.Construction, of.Item1, (short)of.Item2, "规定", "来源", today, null, true))];
        var limits = LocalLimits.Of(rules.Where(rule => rule.Sex == Sex.Male), today);
        WorkerRow Row(Sex sex, int age) => Beyond with { LocalBars = limits.BarsOn(today.AddYears(-age), sex, today) };

        Assert.Equal(Row(Sex.Female, 18), Row(Sex.Female, 75));
        Assert.Equal(Row(Sex.Male, 18), Row(Sex.Female, 99));
        Assert.Equal(Row(Sex.Male, 60), Row(Sex.Male, 75));
        Assert.All(Enumerable.Range(18, 80), age => Assert.Equal(Beyond with { LocalBars = 0 }, Beyond with { LocalBars = LocalLimits.None.BarsOn(today.AddYears(-age), Sex.Male, today) }));
    }

    private static PostingRow Posting { get; } = new SmallWorld(1, postings: 0).FlatPosting() with { OccupationCode = Mason };

    private static string? WhyNot(LocalRuleRow rule, WorkerRow worker, string place = "R1C1") => EngineOf(rule, place).Explain(worker, Posting.Id)!.NotListed?.Code;

    private static MatchEngine EngineOf(LocalRuleRow rule, string place)
    {
        var world = new SmallWorld(1, postings: 0);
        var posting = Posting with { WorkplaceCode = place };
        return TopCTests.EngineOf(world.Rows with
        {
            Postings = [posting],
            Agreements = [new() { Id = Guid.Empty, Parties = [new("S1", PartyRole.Sending), new("R1", PartyRole.Receiving)], ValidFrom = SmallWorld.Today, ValidTo = SmallWorld.Today }],
            Occupations = [new() { Code = Mason, Name = "砌筑工", GroupCode = "G07" }],
            Hazards = [],
            LocalRules = [rule],
            Sites = [new(Mason, SiteKind.Construction)],
        });
    }
}

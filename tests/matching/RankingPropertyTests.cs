using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>What must hold for every market and worker, tried on many from numbered seeds.</summary>
public sealed class RankingPropertyTests
{
    private const int All = 1_000;

    [Fact]
    public void Raising_a_wage_never_lowers_its_rank() => ForEachListed((world, worker, before, chosen) =>
    {
        var raised = Change(world, chosen, p => p with { MonthMinFen = p.MonthMinFen + 60_000, MonthMaxFen = p.MonthMaxFen + 80_000 });

        Assert.InRange(RankOf(raised, worker, chosen), 1, before);
    });

    [Fact]
    public void Lowering_a_floor_never_removes_a_posting()
    {
        var more = 0;
        ForEachWorld((world, worker) =>
        {
            var high = Listed(world.Rows, worker with { WageFloorFen = 400_000 });
            var low = Listed(world.Rows, worker with { WageFloorFen = 250_000 });

            Assert.Subset(low.ToHashSet(), high.ToHashSet());
            more += low.Count - high.Count;
        });
        Assert.True(more > 0);
    }

    [Fact]
    public void Adding_a_posting_that_fails_a_gate_changes_nothing()
    {
        var added = 0;
        ForEachWorld((world, worker) =>
        {
            var extra = world.Posting();
            var more = world.Rows with { Postings = [.. world.Rows.Postings, extra] };
            if (new BruteForce(more, Weights.Default, SmallWorld.Today).Accepts(worker, extra)) return;

            Assert.Equal(Scored(world.Rows, worker), Scored(more, worker));
            added++;
        });
        Assert.True(added > 100);
    }

    [Fact]
    public void More_skills_never_rank_a_worker_lower_for_a_job_that_asks_for_them()
    {
        var asked = 0;
        ForEachListed((world, worker, _, chosen) =>
        {
            var posting = world.Rows.Postings.Single(p => p.Id == chosen);
            foreach (var skill in posting.SkillsRequired.Concat(posting.SkillsLiked))
            {
                var better = worker with { Skills = [.. worker.Skills, new HeldSkill(skill.Code, skill.Level)] };
                Assert.True(ScoreOf(world.Rows, better, chosen) >= ScoreOf(world.Rows, worker, chosen));
                asked++;
            }
        });
        Assert.True(asked > 50);
    }

    [Fact]
    public void A_skill_the_posting_does_not_ask_changes_nothing() => ForEachListed((world, worker, before, chosen) =>
    {
        var other = worker with { Skills = [.. worker.Skills, new HeldSkill("ASKED-BY-NOBODY", 3, Certified: true)] };

        Assert.Equal(before, RankOf(world.Rows, other, chosen));
    });

    [Fact]
    public void A_posting_that_demands_no_skill_gives_every_skill_point_to_everybody() => ForEachListed((world, worker, _, chosen) =>
    {
        if (!worker.Personalised) return;
        var rows = Change(world, chosen, p => p with { SkillsRequired = [] });
        var skills = TopCTests.EngineOf(rows).Explain(worker, chosen)!.Reasons.Single(r => r.Code == "skills");

        Assert.Equal(Weights.Default.SkillsFull, skills.Points);
    });

    [Fact]
    public void The_derived_codes_move_gates_and_never_a_score() => ForEachListed((world, worker, _, chosen) =>
    {
        var score = ScoreOf(world.Rows, worker, chosen);
        foreach (var legal in Enum.GetValues<LegalClass>().Where(l => l is not LegalClass.Under16))
        {
            var flipped = worker with { LegalClass = legal, TargetGroup = !worker.TargetGroup, PriorityClass = PriorityClass.HardToEmploy };
            Assert.Equal(score, ScoreOf(world.Rows, flipped, chosen));
        }
    });

    [Fact]
    public void A_price_moves_the_rank_by_what_is_left_of_the_score() => ForEachWorld((world, worker) =>
    {
        var engine = TopCTests.EngineOf(world.Rows);
        var prices = new int[engine.Market.Count];
        var free = engine.TopC(worker, prices, All).Items;
        Assert.Equal(engine.TopC(worker, [], All).Items, free);
        if (free.Count < 2 || free[0].Score == free[1].Score) return;

        prices[free[0].Posting] = free[0].Score - free[1].Score + 1;
        var priced = engine.TopC(worker, prices, All).Items;
        Assert.Equal(free[1].PostingId, priced[0].PostingId);
        Assert.Contains(priced, m => m.Posting == free[0].Posting && m.Score == free[0].Score && m.Net == free[1].Score - 1);
    });

    [Fact]
    public void With_personal_ranking_off_only_date_and_place_count() => ForEachWorld((world, worker) =>
    {
        var plain = worker with { Personalised = false };
        var other = plain with
        {
            Skills = [],
            Education = Education.Bachelor,
            WantedOccupations = ["ZL-G01-01"],
            PreferredDestinations = ["R1"],
            NeedsDormitory = !worker.NeedsDormitory,
            NeedsCoupleRoom = !worker.NeedsCoupleRoom,
            AcceptsAnySuitable = !worker.AcceptsAnySuitable,
        };

        // Skills may open a certificate's gate, so compare what both may see.
        var (one, two) = (Scored(world.Rows, plain), Scored(world.Rows, other));
        var shared = one.Select(m => m.Id).Intersect(two.Select(m => m.Id)).ToHashSet();
        Assert.Equal(one.Where(m => shared.Contains(m.Id)), two.Where(m => shared.Contains(m.Id)));
    });

    private static void ForEachWorld(Action<SmallWorld, WorkerRow> check)
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var world = new SmallWorld(seed, postings: 45);
            check(world, world.Worker());
        }
    }

    private static void ForEachListed(Action<SmallWorld, WorkerRow, int, Guid> check)
    {
        var tried = 0;
        ForEachWorld((world, worker) =>
        {
            var listed = Listed(world.Rows, worker);
            if (listed.Count == 0) return;
            var at = world.Next(listed.Count);
            check(world, worker, at + 1, listed[at]);
            tried++;
        });
        Assert.True(tried > 200);
    }

    private static MarketRows Change(SmallWorld world, Guid chosen, Func<PostingRow, PostingRow> change) =>
        world.Rows with { Postings = [.. world.Rows.Postings.Select(p => p.Id == chosen ? change(p) : p)] };

    private static List<Guid> Listed(MarketRows rows, WorkerRow worker) => [.. Scored(rows, worker).Select(m => m.Id)];

    private static List<(Guid Id, int Score)> Scored(MarketRows rows, WorkerRow worker) =>
        [.. TopCTests.EngineOf(rows).TopC(worker, [], All).Items.Select(m => (m.PostingId, m.Score))];

    private static int RankOf(MarketRows rows, WorkerRow worker, Guid posting) => Listed(rows, worker).IndexOf(posting) + 1;

    private static int ScoreOf(MarketRows rows, WorkerRow worker, Guid posting) => TopCTests.EngineOf(rows).Explain(worker, posting)!.Score;
}

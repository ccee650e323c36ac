using System.Diagnostics;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>Odd markets and wishes that cannot be met together: each is explained in words.</summary>
public sealed class AdviceWordsTests
{
    private static readonly WorkerRow Anybody = new() { Id = Guid.CreateVersion7(), HomeCountyCode = "S1C1" };
    private int _posted;

    [Fact]
    public void A_person_who_wants_no_night_shift_is_told_how_many_night_postings_there_are()
    {
        var advice = Advise([Night(), Night(), Day()], Anybody with { NoNightShift = true });

        Assert.Equal(1, advice.Open);
        Assert.Equal(new Counterfactual("wish.night_shift", "", 2, "如果接受夜班，多2个岗位", "要是您愿意上夜班，就多2个岗位可以去。"), Assert.Single(advice.Counterfactuals));
    }

    [Fact]
    public void Somebody_who_accepts_anything_anywhere_is_told_that_nothing_stands_in_the_way()
    {
        var advice = Advise([Night(), Day()], Anybody with { AcceptsAnySuitable = true, PreferredDestinations = [WorkerRow.AnyPlace] });

        Assert.Empty(advice.Counterfactuals);
        Assert.Equal("现在有2个岗位您能去，您没有别的要求挡着", advice.Text);
    }

    [Fact]
    public void An_empty_market_says_so_and_suggests_nothing()
    {
        var advice = Advise([], Anybody with { NoNightShift = true, WageFloorFen = 900_000 });

        Assert.Equal(0, advice.Open);
        Assert.Empty(advice.Counterfactuals);
        Assert.Empty(advice.NearMisses);
        Assert.Equal("现在没有正在招人的岗位，有了会告诉您", advice.Text);
    }

    [Fact]
    public void Postings_without_a_free_place_are_no_near_misses()
    {
        var advice = Advise([Day() with { Headcount = 0 }, Day() with { Filled = 4 }], Anybody);

        Assert.Empty(advice.NearMisses);
        Assert.Equal("现在没有正在招人的岗位，有了会告诉您", advice.Text);
    }

    [Fact]
    public void Under_sixteen_nothing_is_counted_and_nothing_is_near()
    {
        var advice = Advise([Night(), Day()], Anybody with { LegalClass = LegalClass.Under16, NoNightShift = true });

        Assert.Equal((0, 0, 0), (advice.Open, advice.Counterfactuals.Count, advice.NearMisses.Count));
        Assert.Equal("未满十六周岁，任何人都不能介绍工作", advice.Text);
    }

    [Fact]
    public void When_every_agreement_has_expired_a_wish_for_away_is_explained_and_no_wish_is_blamed()
    {
        var advice = Advise([Day() with { WorkplaceCode = "R1C1" }], Anybody with { PreferredDestinations = ["R1"] }, agreementDays: -1);

        Assert.Equal("wishes.place_not_joined", Assert.Single(advice.Contradictions).Code);
        Assert.Empty(advice.Counterfactuals);
        Assert.Empty(advice.NearMisses);
        Assert.Equal("您想去的地方，和您家乡现在没有生效的劳务协作协议", advice.Text);
    }

    [Fact]
    public void Staying_in_the_county_and_wishing_only_for_away_do_not_go_together()
    {
        var advice = Advise([Day(), Day() with { WorkplaceCode = "R1C1" }], Anybody with { CannotLeaveCounty = true, PreferredDestinations = ["R1"] });

        Assert.Equal("您说不能离开本县，想去的地方又都在外地，两样合不上", advice.Contradictions[0].Text);
        Assert.Equal(["wish.leave_county", "wish.destination"], advice.Counterfactuals.Select(c => c.Code));
        Assert.Equal("如果也愿意在本县干，多1个岗位", advice.Counterfactuals[1].Text);
    }

    [Fact]
    public void A_floor_above_all_pay_is_told_with_the_best_pay_there_is()
    {
        var advice = Advise([Day(), Day()], Anybody with { WageFloorFen = 900_000 });

        Assert.Equal("您要的9000元太高，现在能去的岗位一个月最多4000元", Assert.Single(advice.Contradictions).Text);
        Assert.Equal("一个月最多4000元，够不到您要的9000元", Assert.Single(advice.NearMisses[0].Wishes).Text);
        Assert.Equal("现在没有完全合适的岗位，最接近的是下面这几个", advice.Text);
        Assert.Contains("不过，一个月最多4000元，够不到您要的9000元。", advice.Spoken, StringComparison.Ordinal);
    }

    [Fact]
    public void Wanted_work_that_is_only_done_at_night_is_told_to_somebody_who_does_no_nights()
    {
        var advice = Advise([Night() with { OccupationCode = "ZL-G01-02" }, Day()], Anybody with { NoNightShift = true, WantedOccupations = ["ZL-G01-02"] });

        Assert.Equal("wishes.night_and_work", Assert.Single(advice.Contradictions).Code);
    }

    [Fact]
    public void Wanted_work_that_nobody_offers_is_said_to_be_missing()
    {
        var advice = Advise([Day()], Anybody with { WantedOccupations = ["ZL-G09-01"] });

        Assert.Equal("wishes.work_not_offered", Assert.Single(advice.Contradictions).Code);
    }

    [Fact]
    public void A_paper_is_named_as_one_to_get_and_never_as_one_to_do_without()
    {
        var advice = Advise([Day() with { CertificateSkill = "K1" }], Anybody);

        Assert.Equal("如果考到K1的证，多1个岗位", Assert.Single(advice.Counterfactuals).Text);
        Assert.Equal("certificate.missing", Assert.Single(advice.NearMisses[0].Wishes).Code);
    }

    [Fact]
    public void A_hundred_thousand_equal_postings_are_counted_in_less_than_a_second_and_all_of_them()
    {
        var (day, watch) = (Day(), Stopwatch.StartNew());
        var postings = Enumerable.Range(0, 100_000).Select(n => day with { Id = new Guid(n, 0, 0, new byte[8]), Shift = n % 2 == 0 ? ShiftPattern.Day : ShiftPattern.Night }).ToList();
        var engine = TopCTests.EngineOf(Rows(postings, 30));
        engine.Advise(Anybody);
        watch.Restart();

        var advice = engine.Advise(Anybody with { NoNightShift = true });

        Assert.InRange(watch.ElapsedMilliseconds, 0, 1_000);
        Assert.Equal((50_000, 50_000), (advice.Open, Assert.Single(advice.Counterfactuals).More));
    }

    private static Advice Advise(IReadOnlyList<PostingRow> postings, WorkerRow worker, int agreementDays = 30) =>
        TopCTests.EngineOf(Rows(postings, agreementDays)).Advise(worker);

    private static MarketRows Rows(IReadOnlyList<PostingRow> postings, int agreementDays) => new SmallWorld(1, postings: 0).Rows with
    {
        Postings = [.. postings],
        Agreements =
        [
            new AgreementRow
            {
                Id = Guid.CreateVersion7(),
                Parties = [new("S1", PartyRole.Sending), new("R1", PartyRole.Receiving)],
                ValidFrom = SmallWorld.Today.AddDays(-100),
                ValidTo = SmallWorld.Today.AddDays(agreementDays),
            },
        ],
        Occupations = [new() { Code = "ZL-G01-01", Name = "装配工", GroupCode = "G01" }, new() { Code = "ZL-G01-02", Name = "插件工", GroupCode = "G01" }],
    };

    private PostingRow Day() => new SmallWorld(++_posted, postings: 0).FlatPosting() with { OccupationCode = "ZL-G01-01", WorkplaceCode = "S1C1" };

    private PostingRow Night() => Day() with { Shift = ShiftPattern.Night };
}

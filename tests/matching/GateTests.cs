using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>Each gate alone, with its neighbour day or amount, and the code a person is told.</summary>
public sealed class GateTests
{
    private static readonly DateOnly Today = SmallWorld.Today;

    [Fact]
    public void A_plain_posting_passes_every_gate() => Assert.Null(WhyNot(Here(), Somebody()));

    [Fact]
    public void Nobody_under_16_is_ever_listed()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var world = new SmallWorld(seed, postings: 40, flat: seed % 2 == 0);
            Assert.Empty(TopCTests.EngineOf(world.Rows).TopC(world.Worker() with { LegalClass = LegalClass.Under16 }, [], 40).Items);
        }

        Assert.Equal("law.under_16", WhyNot(Here(), Somebody() with { LegalClass = LegalClass.Under16 }));
    }

    [Fact]
    public void A_person_of_16_or_17_sees_neither_listed_nor_unknown_work()
    {
        var young = Somebody() with { LegalClass = LegalClass.Aged16To17 };

        Assert.Equal("law.juvenile_list", WhyNot(Here() with { OccupationCode = "DUST" }, young));
        Assert.Equal("law.juvenile_unknown", WhyNot(Here() with { OccupationCode = "UNJUDGED" }, young));
        Assert.Equal("law.juvenile_unknown", WhyNot(Here() with { OccupationCode = "NOT-IN-ANY-CATALOGUE" }, young));
        Assert.Null(WhyNot(Here(), young));
    }

    [Fact]
    public void The_statutory_list_closes_its_own_items_and_nothing_else()
    {
        var listed = Somebody() with { LegalClass = LegalClass.StatutoryListApplies };

        Assert.Equal("law.statutory_list", WhyNot(Here() with { OccupationCode = "MINE" }, listed));
        Assert.Null(WhyNot(Here() with { OccupationCode = "DUST" }, listed));
        Assert.Null(WhyNot(Here() with { OccupationCode = "UNJUDGED" }, listed));
        Assert.Null(WhyNot(Here() with { OccupationCode = "MINE" }, Somebody()));
    }

    [Theory]
    [InlineData(-10, 0, null, true)]
    [InlineData(-10, -1, null, false)]
    [InlineData(0, 10, null, true)]
    [InlineData(1, 10, null, false)]
    [InlineData(-10, 10, 0, false)]
    [InlineData(-10, 10, 1, true)]
    public void An_agreement_joins_from_its_first_to_its_last_day_unless_ended(int from, int to, int? ended, bool joins)
    {
        var agreement = Agreement("S1", "R1") with
        {
            ValidFrom = Today.AddDays(from),
            ValidTo = Today.AddDays(to),
            EndedOn = ended is { } day ? Today.AddDays(day) : null,
        };

        Assert.Equal(joins ? null : "place.not_joined", WhyNot(Here() with { WorkplaceCode = "R1C1T1" }, Somebody(), agreement));
    }

    [Fact]
    public void An_agreement_joins_only_from_sending_to_receiving_and_never_a_party_with_itself()
    {
        var there = Here() with { WorkplaceCode = "R1C1T1" };
        var nextCounty = Here() with { WorkplaceCode = "S1C2" };

        Assert.Equal("place.not_joined", WhyNot(there, Somebody(), Agreement("R1", "S1")));
        Assert.Equal("place.not_joined", WhyNot(there, Somebody(), Agreement("S1", "R2")));
        Assert.Equal("place.not_joined", WhyNot(there, Somebody(), Agreement("S1C2", "R1")));
        Assert.Null(WhyNot(there, Somebody(), Agreement("S1C1T1", "R1C1")));

        var both = Agreement("S1", "R1") with { Parties = [new("S1", PartyRole.Both), new("R1", PartyRole.Both)] };
        Assert.Null(WhyNot(there, Somebody(), both));
        Assert.Equal("place.not_joined", WhyNot(nextCounty, Somebody(), both));
        Assert.Null(WhyNot(Here(), Somebody(), both));
    }

    [Fact]
    public void A_licensed_occupation_asks_for_an_unexpired_certificate_and_is_closed_when_nobody_knows_which()
    {
        var licensed = Here() with { OccupationCode = "LICENSED" };
        WorkerRow Holding(HeldSkill skill) => Somebody() with { Skills = [skill] };

        Assert.Equal("certificate.missing", WhyNot(licensed, Somebody()));
        Assert.Equal("certificate.missing", WhyNot(licensed, Holding(new("B2", 2))));
        Assert.Equal("certificate.missing", WhyNot(licensed, Holding(new("B2", 2, Certified: true, Today.AddDays(-1)))));
        Assert.Null(WhyNot(licensed, Holding(new("B2", 2, Certified: true, Today))));
        Assert.Null(WhyNot(licensed, Holding(new("A2", 2, Certified: true))));
        Assert.Equal("certificate.missing", WhyNot(Here() with { OccupationCode = "LICENSED-UNNAMED" }, Holding(new("B2", 2, Certified: true))));
    }

    [Fact]
    public void What_a_worker_refuses_is_not_shown()
    {
        var away = Here() with { WorkplaceCode = "R1C1", CoupleRooms = false };
        var agreement = Agreement("S1", "R1");

        Assert.Equal("refused.leaving_county", WhyNot(away, Somebody() with { CannotLeaveCounty = true }, agreement));
        Assert.Null(WhyNot(Here(), Somebody() with { CannotLeaveCounty = true }));
        Assert.Equal("refused.apart", WhyNot(away, Somebody() with { OnlyTogether = true }, agreement));
        Assert.Null(WhyNot(away with { CoupleRooms = true }, Somebody() with { OnlyTogether = true }, agreement));
        Assert.Null(WhyNot(away, Somebody() with { NeedsCoupleRoom = true }, agreement));
        foreach (var shift in Enum.GetValues<ShiftPattern>())
        {
            var night = shift is ShiftPattern.Two or ShiftPattern.Three or ShiftPattern.Night;
            Assert.Equal(night ? "refused.night_shift" : null, WhyNot(Here() with { Shift = shift }, Somebody() with { NoNightShift = true }));
        }
    }

    [Fact]
    public void The_floor_is_compared_with_the_upper_end_and_part_time_work_with_its_share()
    {
        var floor = Somebody() with { WageFloorFen = 400_000 };

        Assert.Null(WhyNot(Here() with { MonthMinFen = 300_000, MonthMaxFen = 400_000 }, floor));
        Assert.Equal("pay.below_floor", WhyNot(Here() with { MonthMinFen = 300_000, MonthMaxFen = 399_999 }, floor));
        Assert.Null(WhyNot(Here() with { MonthMinFen = 100_000, MonthMaxFen = 100_000, WorkTime = WorkTime.PartTime, HoursPerWeek = 11 }, floor));
        Assert.Equal("pay.below_floor", WhyNot(Here() with { MonthMinFen = 99_999, MonthMaxFen = 99_999, WorkTime = WorkTime.PartTime, HoursPerWeek = 11 }, floor));
    }

    [Fact]
    public void Opening_closing_filling_suspension_and_the_first_days_have_their_own_words()
    {
        Assert.Equal("posting.not_yet_open", WhyNot(Here() with { OpensOn = Today.AddDays(1) }, Somebody()));
        Assert.Null(WhyNot(Here() with { ClosesOn = Today }, Somebody()));
        Assert.Equal("posting.closed", WhyNot(Here() with { ClosesOn = Today.AddDays(-1) }, Somebody()));
        Assert.Equal("posting.full", WhyNot(Here() with { Headcount = 3, Filled = 3 }, Somebody()));
        Assert.Equal("employer.suspended", WhyNot(Here() with { Standing = EmployerStanding.Suspended }, Somebody()));

        var window = Here() with { OpensOn = Today.AddDays(-6), TargetGroupFirstDays = 7 };
        Assert.Equal("window.target_group_first", WhyNot(window, Somebody()));
        Assert.Null(WhyNot(window, Somebody() with { TargetGroup = true }));
        Assert.Null(WhyNot(window with { OpensOn = Today.AddDays(-7) }, Somebody()));
    }

    [Fact]
    public void Seasons_that_never_meet_the_months_away_are_not_shown_outside_the_county()
    {
        var winter = Somebody() with { AwayFromMonth = 11, AwayToMonth = 3 };
        var agreement = Agreement("S1", "R1");
        var away = Here() with { WorkplaceCode = "R1C1" };

        Assert.Equal("season.not_away", WhyNot(away with { SeasonFromMonth = 4, SeasonToMonth = 10 }, winter, agreement));
        Assert.Null(WhyNot(away with { SeasonFromMonth = 3, SeasonToMonth = 10 }, winter, agreement));
        Assert.Null(WhyNot(Here() with { SeasonFromMonth = 4, SeasonToMonth = 10 }, winter, agreement));
        Assert.Equal("season.not_away", WhyNot(away, Somebody() with { AwayFromMonth = 6, AwayToMonth = 9 }, agreement));
        Assert.Null(WhyNot(away, Somebody() with { AwayFromMonth = 3, AwayToMonth = 9 }, agreement));
    }

    private static string? WhyNot(PostingRow posting, WorkerRow worker, params AgreementRow[] agreements)
    {
        var rows = new MarketRows
        {
            Postings = [posting],
            Agreements = agreements,
            Occupations = [Occupation("PLAIN"), Occupation("DUST"), Occupation("MINE"), Occupation("UNJUDGED"),
                Occupation("LICENSED") with { Licensed = true, Certificates = [new("大货车驾驶证", ["B2", "A2"])] },
                Occupation("LICENSED-UNNAMED") with { Licensed = true }],
            Hazards = [new() { OccupationCode = "PLAIN", Known = true },
                new() { OccupationCode = "DUST", Known = true, JuvenileItems = [1] },
                new() { OccupationCode = "MINE", Known = true, JuvenileItems = [8], StatutoryItems = [1] },
                new() { OccupationCode = "UNJUDGED" }],
            Regions = new RegionTree(new[] { "S1", "S1C1", "S1C1T1", "S1C2", "R1", "R1C1", "R1C1T1", "R2" }.Select(r => new RegionRow(r, r, r.Length > 2 ? r[..^2] : null))),
        };
        var why = TopCTests.EngineOf(rows).Explain(worker, posting.Id)!.NotListed;
        Assert.InRange(why?.Text.Length ?? 1, 1, 60);
        return why?.Code;
    }

    private static OccupationRow Occupation(string code) => new() { Code = code, Name = code, GroupCode = "G" };

    private static WorkerRow Somebody() => new() { Id = new Guid(1, 0, 0, new byte[8]), HomeCountyCode = "S1C1", HomeTownshipCode = "S1C1T1" };

    private static PostingRow Here() => new()
    {
        Id = new Guid(2, 0, 0, new byte[8]),
        PublishedAt = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero),
        OccupationCode = "PLAIN",
        WorkplaceCode = "S1C1T1",
        EmployerRef = "E1",
        MonthMinFen = 400_000,
        MonthMaxFen = 500_000,
        OpensOn = Today.AddDays(-10),
        StartsOn = Today,
        ClosesOn = Today.AddDays(10),
        Headcount = 3,
    };

    private static AgreementRow Agreement(string sending, string receiving) => new()
    {
        Id = new Guid(3, 0, 0, new byte[8]),
        Parties = [new(sending, PartyRole.Sending), new(receiving, PartyRole.Receiving)],
        ValidFrom = Today.AddYears(-1),
        ValidTo = Today.AddYears(1),
    };
}

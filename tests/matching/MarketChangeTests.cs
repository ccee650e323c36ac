using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>A snapshot that follows its postings must answer as one built from nothing.</summary>
public sealed class MarketChangeTests
{
    [Fact]
    public void Opening_editing_and_removing_postings_one_after_another_gives_the_answers_of_a_full_build()
    {
        var kept = 0;
        for (var seed = 1; seed <= 150; seed++)
        {
            var world = new SmallWorld(seed, postings: 60);
            var market = Market.Build(world.Rows, Weights.Default, SmallWorld.Today);
            for (var step = 0; step < 8; step++)
            {
                var worker = world.Worker();
                new MatchEngine(market).TopC(worker, [], 5);
                var next = market.With(Change(world, market));
                kept += ReferenceEquals(next.Codes, market.Codes) ? 1 : 0;
                market = next;

                for (var n = 0; n < 4; n++, worker = world.Worker()) Assert.Equal(ListOf(Rebuilt(market), worker), ListOf(market, worker));
            }
        }

        Assert.True(kept > 600, $"Only {kept} of 1,200 changes kept the numbers; the rest were full builds.");
    }

    [Fact]
    public void A_reader_of_the_earlier_snapshot_is_not_disturbed()
    {
        var world = new SmallWorld(5, postings: 80);
        var before = Market.Build(world.Rows, Weights.Default, SmallWorld.Today);
        var workers = Enumerable.Range(0, 40).Select(_ => world.Worker()).ToList();
        var lists = workers.ConvertAll(w => ListOf(before, w));

        var after = before.With(new MarketChange([], [.. world.Rows.Postings.Select(p => p.Id)]));

        Assert.Equal(lists, workers.ConvertAll(w => ListOf(before, w)));
        Assert.All(workers, w => Assert.Empty(ListOf(after, w)));
        Assert.False(after.TryFind(world.Rows.Postings.First().Id, out _));
    }

    [Fact]
    public void A_view_that_sees_no_changed_place_is_kept_and_the_others_are_made_anew()
    {
        var world = new SmallWorld(9, postings: 80);
        var rows = world.Rows with { Agreements = [] };
        var market = Market.Build(rows, Weights.Default, SmallWorld.Today);
        var (one, other) = (market.Views.Of("S1C1", null), market.Views.Of("S2C1", null));
        var inOne = rows.Postings.First(p => p.WorkplaceCode == "S1C1");

        var next = market.With(new MarketChange([inOne with { Headcount = 900 }], []));

        Assert.NotSame(one.Posting, next.Views.Of("S1C1", null).Posting);
        Assert.Same(other.Posting, next.Views.Of("S2C1", null).Posting);
    }

    private static MarketChange Change(SmallWorld world, Market market)
    {
        PostingRow Edited() => world.Posting() is var fresh && world.Pick(market.Rows.Postings.ToList()) is var old ? fresh with { Id = old.Id, PublishedAt = old.PublishedAt } : throw new InvalidOperationException();
        PostingRow Opened() => world.Posting() with { PublishedAt = new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero).AddSeconds(market.Count) };
        var postings = Enumerable.Range(0, world.Next(4)).Select(_ => world.Next(2) == 0 ? Edited() : Opened()).DistinctBy(p => p.Id).DistinctBy(p => p.PublishedAt).ToList();
        return new MarketChange(postings, world.Next(3) == 0 ? [world.Pick(market.Rows.Postings.ToList()).Id] : []);
    }

    private static Market Rebuilt(Market market) => Market.Build(market.Rows, Weights.Default, SmallWorld.Today);

    private static List<(Guid, int)> ListOf(Market market, WorkerRow worker) => [.. new MatchEngine(market).TopC(worker, [], 12).Items.Select(m => (m.PostingId, m.Score))];
}

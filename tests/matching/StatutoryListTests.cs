using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Kit;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>On the whole data kit: what the law closes is closed, and nothing else changes with the class.</summary>
public sealed class StatutoryListTests
{
    private static readonly MarketRows Rows = KitMarket.Rows();
    private static readonly MatchEngine Engine = new(Market.Build(Rows, Weights.Default, KitMarket.Anchor));
    private static readonly Dictionary<Guid, string> OccupationOf = Rows.Postings.ToDictionary(p => p.Id, p => p.OccupationCode);
    private static readonly HashSet<string> Listed = [.. Rows.Hazards.Where(h => h.StatutoryItems.Count > 0).Select(h => h.OccupationCode)];
    private static readonly HashSet<string> FreeForTheYoung = [.. Rows.Hazards.Where(h => h.Known && h.JuvenileItems.Count == 0).Select(h => h.OccupationCode)];

    [Fact]
    public void The_statutory_class_removes_exactly_the_listed_occupations_and_keeps_order_and_scores()
    {
        var removed = 0;
        foreach (var worker in KitWorkers.Rows().Values.Where((_, n) => n % 10 == 0))
        {
            var free = All(worker with { LegalClass = LegalClass.None });
            var listed = All(worker with { LegalClass = LegalClass.StatutoryListApplies });

            Assert.Equal(free.Where(m => !Listed.Contains(m.Occupation)), listed);
            removed += free.Count - listed.Count;
        }

        Assert.True(removed > 100, $"Only {removed} were removed.");
    }

    [Fact]
    public void Nobody_of_16_or_17_is_listed_for_work_that_is_listed_or_unknown_and_nobody_under_16_for_any()
    {
        var shown = 0;
        foreach (var worker in KitWorkers.Rows().Values.Where((_, n) => n % 10 == 0))
        {
            var young = All(worker with { LegalClass = LegalClass.Aged16To17 });
            Assert.All(young, m => Assert.Contains(m.Occupation, FreeForTheYoung));
            Assert.Empty(All(worker with { LegalClass = LegalClass.Under16 }));
            shown += young.Count;
        }

        Assert.True(shown > 1_000, $"Only {shown} were shown.");
    }

    private static List<(Guid Posting, string Occupation, int Score)> All(WorkerRow worker) =>
        [.. Engine.TopC(worker, [], Engine.Market.Count).Items.Select(m => (m.PostingId, OccupationOf[m.PostingId], m.Score))];
}

using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Allocation.Baselines;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>The policies a round is compared with do what their names say.</summary>
public sealed class BaselineTests
{
    [Fact]
    public void Private_top_gives_everybody_his_own_best_open_postings()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var round = RandomRound.Of(seed);
            var closed = Array.ConvertAll(round.Input.Capacities, c => c == 0 ? 1_000_000 : 0);
            var top = PrivateTop.Of(round.Input, round.Oracle);
            for (var worker = 0; worker < round.Input.WorkerCount; worker++)
                Assert.Equal(
                    round.Oracle.Sorted(worker, closed).Where(c => round.Input.Capacities[c.Posting] > 0).Take(top.Width).Select(c => c.Posting),
                    top.Of(worker).ToArray());
        }
    }

    [Fact]
    public void Greedy_leaves_nobody_without_a_free_posting_he_could_have_had_and_serves_the_stronger_class_first()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var round = RandomRound.Of(seed, workers: 60);
            var greedy = PriorityGreedy.Of(round.Input, round.Oracle);
            var load = greedy.Load(round.Input.PostingCount);
            Assert.All(load.Zip(round.Input.Capacities), p => Assert.True(p.First <= p.Second));
            foreach (var worker in Enumerable.Range(0, round.Input.WorkerCount).Where(w => greedy.Of(w).Length < greedy.Width))
            {
                var missed = Enumerable.Range(0, load.Length).Where(p => round.Worths[worker][p] >= 0 && !greedy.Of(worker).Contains(p)).ToList();
                Assert.All(missed, p => Assert.Equal(round.Input.Capacities[p], load[p]));
                if (round.Input.Classes[worker] is PriorityClass.ZeroEmploymentHousehold)
                    Assert.DoesNotContain(missed, p => HoldersOf(greedy, p).Any(h => round.Input.Classes[h] is not PriorityClass.ZeroEmploymentHousehold));
            }
        }
    }

    [Fact]
    public void An_auction_over_fixed_lists_is_feasible_and_worth_no_more_than_over_complete_ones()
    {
        long fixedLists = 0, complete = 0, greedy = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var round = RandomRound.OfSize(seed, 200, 30, 20, new AllocationPolicy { Epsilon = 50 });
            var result = new Auction(round.Input, new FixedLists(round.Input, round.Oracle, 7)).Run();
            Assert.Empty(Verifier.Check(round.Input, round.Oracle, round.Oracle.WorthOf, result.Assignment, new int[30]).Faults);

            fixedLists += round.ValueOf(result.Assignment);
            complete += round.ValueOf(round.Run(seed).Assignment);
            greedy += round.ValueOf(PriorityGreedy.Of(round.Input, round.Oracle));
        }

        Assert.True(complete > fixedLists && complete > greedy);
    }

    private static IEnumerable<int> HoldersOf(Assignment assignment, int posting) =>
        Enumerable.Range(0, assignment.WorkerCount).Where(worker => assignment.Of(worker).Contains(posting));
}

using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>What must hold of every round, on some thousand small random ones.</summary>
public sealed class AuctionPropertyTests
{
    private const int Rounds = 3_000;

    [Fact]
    public void Nobody_is_told_twice_or_too_often_or_of_what_he_may_not_have_and_no_posting_too_many() => OnEach((round, result) =>
    {
        Assert.All(result.Assignment.Load(round.Input.PostingCount).Zip(round.Input.Capacities), p => Assert.True(p.First <= p.Second));
        for (var worker = 0; worker < round.Input.WorkerCount; worker++)
        {
            var held = result.Assignment.Of(worker).ToArray();
            Assert.True(held.Length <= round.Input.Policy.PostingsPerWorker);
            Assert.Equal(held.Length, held.Distinct().Count());
            Assert.Equal(held.Select(posting => round.Worths[worker][posting]), result.Assignment.WorthsOf(worker).ToArray().Select(w => (int)w));
            Assert.All(held, posting => Assert.True(round.Worths[worker][posting] >= 0));
        }
    });

    [Fact]
    public void A_row_is_ordered_by_worth_and_not_by_price() => OnEach((round, result) =>
    {
        for (var worker = 0; worker < round.Input.WorkerCount; worker++)
            Assert.Equal(result.Assignment.WorthsOf(worker).ToArray().OrderDescending(), result.Assignment.WorthsOf(worker).ToArray());
    });

    [Fact]
    public void A_posting_with_a_free_seat_costs_nothing() => OnEach((round, result) =>
    {
        var load = result.Assignment.Load(round.Input.PostingCount);
        for (var posting = 0; posting < load.Length; posting++)
            if (load[posting] < round.Input.Capacities[posting]) Assert.Equal(0, result.Prices[posting]);
    });

    [Fact]
    public void Nobody_would_gain_more_than_a_step_by_another_posting() => OnEach((round, result) =>
    {
        for (var worker = 0; worker < round.Input.WorkerCount; worker++)
        {
            var held = result.Assignment.Of(worker).ToArray();
            var nets = round.Oracle.Sorted(worker, result.Prices).ToLookup(c => held.Contains(c.Posting), c => c.Worth - result.Prices[c.Posting]);
            var outside = nets[false].DefaultIfEmpty(int.MinValue).Max();
            if (held.Length > 0)
            {
                Assert.True(nets[true].Min() >= (long)outside - round.Input.Policy.Epsilon);
                Assert.True(nets[true].Min() + round.BonusOf(worker, held.Length - 1) >= 0);
            }

            if (held.Length < round.Input.Policy.PostingsPerWorker) Assert.True(outside == int.MinValue || outside + round.BonusOf(worker, held.Length) <= 0);
        }
    });

    [Fact]
    public void The_certificate_holds_and_the_verifier_counts_the_same() => OnEach((round, result) =>
    {
        var certificate = Certificate.Of(round.Input, round.Oracle, result.Assignment, result.Prices);
        var verification = Verifier.Check(round.Input, round.Oracle, round.Oracle.WorthOf, result.Assignment, result.Prices);

        Assert.Empty(verification.Faults);
        Assert.Equal((round.ValueOf(result.Assignment), 0, 0), (certificate.Value, certificate.OverCapacity, certificate.PricedWithFreeSeat));
        Assert.Equal((certificate.Value, certificate.Bound), (verification.Value, verification.Bound));
        Assert.InRange(certificate.Gap, 0, (long)round.Input.Policy.Epsilon * result.Assignment.Load(round.Input.PostingCount).Sum());
    });

    [Fact]
    public void The_exact_optimum_lies_between_value_and_bound() => OnEach((round, result) =>
    {
        var certificate = Certificate.Of(round.Input, round.Oracle, result.Assignment, result.Prices);

        Assert.InRange(MinCostFlow.Optimum(round), certificate.Value, certificate.Bound);
    });

    [Fact]
    public void With_a_step_of_one_and_worths_far_apart_the_optimum_is_found() => OnEach((round, _) =>
    {
        var scaled = Array.ConvertAll(round.Worths, row => Array.ConvertAll(row, worth => worth < 0 ? -1 : worth / 200 * 200));
        var input = round.Input with { Policy = round.Input.Policy with { Epsilon = 1, OrdinaryBonuses = [400, 200], HardToEmployBonuses = [600], ZeroEmploymentBonuses = [800, 400, 200] } };
        var oracle = new DenseOracle(scaled, input.PostingCount);
        var result = new Auction(input, oracle, new AuctionOptions { ListLength = 8 }).Run();

        // All gains are multiples of 200 and fewer than 200 postings are given: a loss below 200 is none.
        var certificate = Certificate.Of(input, oracle, result.Assignment, result.Prices);
        Assert.True(certificate.Gap < 200, $"{certificate.Gap}");
    });

    [Fact]
    public void A_posting_without_capacity_is_never_given() => OnEach((round, result) =>
        Assert.DoesNotContain(result.Assignment.Postings, posting => posting >= 0 && round.Input.Capacities[posting] == 0));

    [Fact]
    public void Without_scarcity_everybody_has_his_own_best() => OnEach((round, _) =>
    {
        var free = round.With(round.Input with { Capacities = Array.ConvertAll(round.Input.Capacities, _ => int.MaxValue) });
        var result = free.Run(round.Input.Seed);

        Assert.All(result.Prices, price => Assert.Equal(0, price));
        for (var worker = 0; worker < free.Input.WorkerCount; worker++)
        {
            var best = free.Oracle.Sorted(worker, new int[free.Input.PostingCount])
                .Where((choice, slot) => choice.Worth + free.BonusOf(worker, slot) > 0).Take(free.Input.Policy.PostingsPerWorker);
            Assert.Equal(best.Select(choice => choice.Posting), result.Assignment.Of(worker).ToArray());
        }
    });

    [Fact]
    public void The_first_posting_of_a_zero_employment_household_comes_before_anything_another_class_wants() => OnEach((round, _) =>
    {
        var first = round.With(round.Input with { Policy = round.Input.Policy.WithFirstClaim() });
        var result = first.Run(round.Input.Seed);
        var holders = Enumerable.Range(0, first.Input.WorkerCount).ToLookup(_ => 0);
        foreach (var left in holders[0].Where(w => first.Input.Classes[w] is PriorityClass.ZeroEmploymentHousehold && result.Assignment.Of(w).IsEmpty))
        {
            foreach (var holder in holders[0])
                Assert.All(result.Assignment.Of(holder).ToArray(), posting => Assert.True(first.Worths[left][posting] < 0 || first.Input.Classes[holder] is PriorityClass.ZeroEmploymentHousehold));
        }
    });

    [Fact]
    public void One_more_seat_or_one_more_worker_never_makes_the_round_worth_less_than_the_steps_allow() => OnEach((round, result) =>
    {
        if (round.Input.PostingCount == 0) return;
        var allowed = (long)round.Input.Policy.Epsilon * result.Assignment.WorkerCount * round.Input.Policy.PostingsPerWorker;
        var wider = round.With(round.Input with { Capacities = [round.Input.Capacities[0] + 1, .. round.Input.Capacities[1..]] });
        Assert.True(wider.ValueOf(wider.Run(round.Input.Seed).Assignment) >= round.ValueOf(result.Assignment) - allowed);
        Assert.True(MinCostFlow.Optimum(wider) >= MinCostFlow.Optimum(round));
    });

    private static void OnEach(Action<RandomRound, AllocationResult> check)
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var round = RandomRound.Of(seed);
            try
            {
                check(round, round.Run(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}.", e);
            }
        }
    }
}

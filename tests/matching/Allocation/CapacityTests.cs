using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

public sealed class CapacityTests
{
    [Theory]
    [InlineData(0, 20, 0, 0)]
    [InlineData(3, 20, 0, 60)]
    [InlineData(3, 2.5, 0, 8)]
    [InlineData(1, 0.1, 0, 1)]
    [InlineData(3, 20, 59, 1)]
    [InlineData(3, 20, 60, 0)]
    [InlineData(1, 20, 60, 0)]
    [InlineData(5, 0, 0, 0)]
    [InlineData(int.MaxValue, 30, 7, int.MaxValue)]
    public void Seats_are_places_times_notices_rounded_up_less_what_was_sent(int headcount, double noticesPerSeat, int sent, int seats) =>
        Assert.Equal(seats, Capacity.Of(headcount, (decimal)noticesPerSeat, sent));

    [Fact]
    public void Over_many_rounds_what_was_sent_adds_up_and_no_posting_exceeds_its_seats()
    {
        var headcounts = Enumerable.Range(0, 12).Select(p => p % 4).ToArray();
        var sent = new long[12];
        long all = 0;
        for (var cycle = 0; cycle < 8; cycle++)
        {
            var capacities = headcounts.Select((h, p) => Capacity.Of(h, 7.5m, sent[p])).ToArray();
            var round = RandomRound.OfSize(cycle, 15, 12, 5, AllocationPolicy.Default);
            round = round.With(round.Input with { Capacities = capacities });
            var load = round.Run(cycle).Assignment.Load(12);

            sent = Capacity.Carry(sent, load);
            all += load.Sum();
            Assert.Equal(all, sent.Sum());
            Assert.All(sent.Zip(headcounts), p => Assert.True(p.First <= Math.Ceiling(p.Second * 7.5m)));
        }

        Assert.Equal(headcounts.Sum(h => (long)Math.Ceiling(h * 7.5m)), all);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Capacity.Of(-1, 20, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Capacity.Of(1, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Capacity.Of(1, 1, -1));
        Assert.Throws<ArgumentException>(() => Capacity.Carry([1], [1, 2]));
    }
}

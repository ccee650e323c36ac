using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

public sealed class RoundMeasuresTests
{
    [Fact]
    public void Counts_a_small_round_by_hand()
    {
        var input = new AllocationInput(new AllocationPolicy { PostingsPerWorker = 2 }, [1, 2, 5, 0],
            [PriorityClass.Ordinary, PriorityClass.Ordinary, PriorityClass.ZeroEmploymentHousehold]);
        var measures = RoundMeasures.Of(input, new Assignment(2, [0, 1, 0, -1, -1, -1], new ushort[6]), [1, 2, 5, 0]);

        Assert.Equal((3, 2d / 3, 1d / 3), (measures.Notices, measures.Coverage, measures.OverCapacityShare));
        Assert.Equal((2d / 8, 2d / 3), (measures.Fill, measures.PostingsShown));
        Assert.Equal((1d, 0d), (measures.CoverageByClass[PriorityClass.Ordinary], measures.CoverageByClass[PriorityClass.ZeroEmploymentHousehold]));
        Assert.DoesNotContain(PriorityClass.HardToEmploy, measures.CoverageByClass.Keys);
        Assert.Equal(4d / 9, measures.Gini, 12);              // notices 0, 1, 2
        Assert.Equal(0.75, measures.GiniPerOpening, 12);      // per place 0 ×5, ½ ×2, 2 ×1
    }

    [Fact]
    public void An_empty_round_has_shares_of_nothing()
    {
        var measures = RoundMeasures.Of(new AllocationInput(AllocationPolicy.Default, [], []), new Assignment(5, [], []));

        Assert.Equal((0, 0d, 0d, 0d), (measures.Notices, measures.Coverage, measures.Fill, measures.Gini));
    }

    [Theory]
    [InlineData(new long[] { 3, 3, 3 }, 0)]
    [InlineData(new long[] { 0, 0, 0, 8 }, 0.75)]
    [InlineData(new long[] { 0, 0 }, 0)]
    [InlineData(new long[] { 1, 3 }, 0.25)]
    public void Gini_is_nothing_for_equals_and_nearly_one_when_one_has_all(long[] totals, double gini) =>
        Assert.Equal(gini, Inequality.Gini([.. totals.Select(t => (t, 1L))]), 12);
}

using JobAssist.Mobile.Infra.Memory;

namespace JobAssist.Mobile.Infra.Tests.Memory;

public sealed class RecentTests
{
    [Fact]
    public void What_is_asked_for_stays_and_what_nobody_asks_for_goes()
    {
        var recent = new Recent<int, string>(100);
        recent.Add(-1, "wanted");
        recent.Add(-2, "forgotten");

        for (var n = 0; n < 1_000; n++)
        {
            recent.Add(n, "other");
            Assert.True(recent.TryFind(-1, out var wanted));
            Assert.Equal("wanted", wanted);
        }

        Assert.False(recent.TryFind(-2, out _));
    }

    [Fact]
    public void No_more_is_held_than_the_weight_allowed_and_one_value_beyond()
    {
        var recent = new Recent<int, int>(1_000);
        for (var n = 0; n < 10_000; n++) recent.Add(n, n, weight: 10);

        Assert.InRange(Enumerable.Range(0, 10_000).Count(n => recent.TryFind(n, out _)), 1, 102);
    }

    [Fact]
    public void The_later_value_of_a_key_counts()
    {
        var recent = new Recent<int, int>(4);
        recent.Add(1, 1);
        recent.Add(2, 2);
        recent.Add(3, 3);
        recent.Add(1, 10);

        Assert.True(recent.TryFind(1, out var value));
        Assert.Equal(10, value);
    }
}

using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>A verifier that never finds anything would prove nothing.</summary>
public sealed class VerifierTests
{
    private readonly RandomRound _round = RandomRound.OfSize(5, 60, 12, 8, new AllocationPolicy { Epsilon = 100 });

    [Fact]
    public void Finds_a_notice_too_many() => Finds("notices for", (a, p) =>
    {
        var full = Array.FindIndex(p, price => price > 0);
        var worker = Enumerable.Range(0, 60).First(w => _round.Worths[w][full] >= 0 && !a.Of(w).Contains(full));
        Put(a, worker, full);
    });

    [Fact]
    public void Finds_an_unacceptable_posting() => Finds("is not acceptable", (a, _) =>
    {
        var worker = Enumerable.Range(0, 60).First(w => a.Of(w).Length > 0 && _round.Worths[w].Contains(-1));
        a.Postings[worker * a.Width] = Array.IndexOf(_round.Worths[worker], -1);
    });

    [Fact]
    public void Finds_a_worth_that_was_improved() => Finds("is worth", (a, _) => a.Worths[Array.FindIndex(a.Postings, p => p >= 0)]++);

    [Fact]
    public void Finds_a_posting_given_twice() => Finds("twice", (a, _) =>
    {
        var worker = Enumerable.Range(0, 60).First(w => a.Of(w).Length > 1);
        (a.Postings[worker * a.Width + 1], a.Worths[worker * a.Width + 1]) = (a.Postings[worker * a.Width], a.Worths[worker * a.Width]);
    });

    [Fact]
    public void Finds_a_price_on_a_free_seat() => Finds("has a free seat", (a, p) =>
    {
        var posting = Array.FindIndex(p, price => price > 0);
        var at = Array.IndexOf(a.Postings, posting);
        var row = at / a.Width;
        for (var slot = at; slot < (row + 1) * a.Width; slot++)
            (a.Postings[slot], a.Worths[slot]) = slot + 1 < (row + 1) * a.Width ? (a.Postings[slot + 1], a.Worths[slot + 1]) : (-1, (ushort)0);
    });

    [Fact]
    public void Finds_an_oracle_that_tells_another_worth()
    {
        var result = _round.Run(1);
        var found = Verifier.Check(_round.Input, _round.Oracle, (w, p) => _round.Worths[w][p] + (w == 7 ? 1 : 0), result.Assignment, result.Prices);

        Assert.False(found.Holds);
        Assert.Contains(found.Faults, fault => fault.Contains("The oracle is wrong about worker 7", StringComparison.Ordinal));
    }

    [Fact]
    public void Lower_prices_loosen_the_bound_but_never_below_the_value()
    {
        var result = _round.Run(1);
        var at = Verifier.Check(_round.Input, _round.Oracle, _round.Oracle.WorthOf, result.Assignment, result.Prices);
        var without = Verifier.Check(_round.Input, _round.Oracle, _round.Oracle.WorthOf, result.Assignment, new int[12]);

        Assert.True(at.Holds && without.Holds);
        Assert.True(without.Bound > at.Bound && at.Bound >= at.Value);
    }

    private void Finds(string fault, Action<Assignment, int[]> spoil)
    {
        var result = _round.Run(1);
        Assert.True(Verifier.Check(_round.Input, _round.Oracle, _round.Oracle.WorthOf, result.Assignment, result.Prices).Holds);
        spoil(result.Assignment, result.Prices);

        var found = Verifier.Check(_round.Input, _round.Oracle, _round.Oracle.WorthOf, result.Assignment, result.Prices);

        Assert.Contains(found.Faults, f => f.Contains(fault, StringComparison.Ordinal));
    }

    private void Put(Assignment a, int worker, int posting)
    {
        var slot = worker * a.Width + Math.Min(a.Of(worker).Length, a.Width - 1);
        (a.Postings[slot], a.Worths[slot]) = (posting, (ushort)_round.Worths[worker][posting]);
    }
}

using JobAssist.Mobile.Matching.Crowds;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>Prices as columns of the views of one crowd, so that scoring a block reads them like any other column.</summary>
internal sealed class CrowdPrices(Crowd crowd)
{
    /// <summary>The highest price of a list that is asked for by hand: nets then fit sixteen bits.</summary>
    public const int Most = 32_000;

    private readonly HomePrices?[] _homes = new HomePrices?[crowd.Homes.Length];
    private readonly Lock[] _making = [.. crowd.Homes.Select(_ => new Lock())];
    private int[] _prices = [];

    /// <summary>
    /// A bound on what a list leaves out that is not full: a net below sixteen bits is not listed, and no bonus makes up for it.
    /// </summary>
    public int LeastLeftOut { get; private set; } = int.MinValue;

    /// <summary>Takes over new prices, points by dense index. Not while anybody ranks.</summary>
    public void Set(ReadOnlySpan<int> prices)
    {
        _prices = prices.ToArray();
        LeastLeftOut = _prices.Length > 0 && _prices.Max() >= short.MaxValue ? short.MinValue : int.MinValue;
        Array.Clear(_homes);
    }

    public int PriceOf(int posting) => _prices[posting];

    public HomePrices Of(int home)
    {
        if (Volatile.Read(ref _homes[home]) is { } made) return made;
        lock (_making[home])
        {
            if (_homes[home] is { } meanwhile) return meanwhile;
            made = new HomePrices(crowd.Homes[home], crowd.Market.Pay, crowd.Market.Weights.SchoolingMet, _prices);
            Volatile.Write(ref _homes[home], made);
            return made;
        }
    }
}

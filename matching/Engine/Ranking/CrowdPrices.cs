using JobAssist.Mobile.Matching.Crowds;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>Prices as columns of the views of one crowd, so that scoring a block reads them like any other column.</summary>
internal sealed class CrowdPrices(Crowd crowd)
{
    /// <summary>A higher price is refused: nets must fit sixteen bits.</summary>
    public const int Most = 32_000;

    private readonly HomePrices?[] _homes = new HomePrices?[crowd.Homes.Length];
    private readonly Lock[] _making = [.. crowd.Homes.Select(_ => new Lock())];
    private short[] _prices = [];

    /// <summary>Takes over new prices, points by dense index. Not while anybody ranks.</summary>
    public void Set(ReadOnlySpan<int> prices)
    {
        if (_prices.Length != prices.Length) _prices = new short[prices.Length];
        for (var j = 0; j < prices.Length; j++) _prices[j] = (short)prices[j];
        Array.Clear(_homes);
    }

    public int PriceOf(int posting) => _prices[posting];

    public HomePrices Of(int home)
    {
        if (Volatile.Read(ref _homes[home]) is { } made) return made;
        lock (_making[home])
        {
            if (_homes[home] is { } meanwhile) return meanwhile;
            made = new HomePrices(crowd.Homes[home], crowd.Market.Pay, _prices);
            Volatile.Write(ref _homes[home], made);
            return made;
        }
    }
}

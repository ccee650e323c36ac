namespace JobAssist.Mobile.Matching.Lanes;

/// <summary>
/// Thirty-two postings side by side, sixteen bits each. The kernel is written once against this; the widths differ in speed only,
/// never in a bit (tests compare them).
/// </summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract TSelf All(int value);
    static abstract TSelf Load(short[] from, int at);
    static abstract TSelf Add(TSelf one, TSelf other);
    static abstract TSelf SubtractSaturated(TSelf from, TSelf what);
    static abstract TSelf AddSaturated(TSelf one, TSelf other);
    static abstract TSelf And(TSelf one, TSelf other);
    static abstract TSelf Min(TSelf one, TSelf other);
    static abstract TSelf Max(TSelf one, TSelf other);

    /// <summary>The upper sixteen bits of the unsigned product.</summary>
    static abstract TSelf MultiplyHigh(TSelf one, TSelf other);

    /// <summary>The lower sixteen bits of the product.</summary>
    static abstract TSelf MultiplyLow(TSelf one, TSelf other);

    /// <summary>How many bits of each lane are set.</summary>
    static abstract TSelf CountBits(TSelf lanes);

    /// <summary><paramref name="then"/> where both are equal, else 0.</summary>
    static abstract TSelf WhereEqual(TSelf one, TSelf other, TSelf then);

    /// <summary><paramref name="then"/> where one is at least the other, signed, else 0.</summary>
    static abstract TSelf WhereAtLeast(TSelf one, TSelf other, TSelf then);

    /// <summary><paramref name="then"/> in the lanes of the mask, else 0.</summary>
    static abstract TSelf Where(uint mask, TSelf then);

    /// <summary>
    /// Spreads a packed row over its lanes: at <paramref name="at"/> two values that say which lanes, one bit each, then a value for
    /// each of them; the other lanes are 0. Thirty-two more values must lie behind.
    /// </summary>
    static abstract TSelf Unpack(short[] from, int at);

    /// <summary>One bit a lane where one is at least the other, signed.</summary>
    static abstract uint AtLeast(TSelf one, TSelf other);

    static abstract void Store(TSelf lanes, short[] to, int at);
    static abstract short Highest(TSelf lanes);
}

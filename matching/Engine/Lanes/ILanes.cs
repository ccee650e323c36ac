namespace JobAssist.Mobile.Matching.Lanes;

/// <summary>
/// Thirty-two postings side by side, sixteen bits each. The kernel is written once against this; the widths differ in speed only,
/// never in a bit (tests compare them).
/// </summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract TSelf All(int value);
    static abstract TSelf Load(ref readonly short from);
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

    /// <summary><paramref name="then"/> in the lanes of the mask, else <paramref name="lanes"/>.</summary>
    static abstract TSelf Where(uint mask, TSelf then, TSelf lanes);

    /// <summary>The larger of <paramref name="lanes"/> and <paramref name="than"/> in the lanes of the mask, else <paramref name="lanes"/>.</summary>
    static abstract TSelf MaxWhere(uint mask, TSelf lanes, TSelf than);

    /// <summary>The larger of <paramref name="lanes"/> and <paramref name="than"/> where one equals the other, else <paramref name="lanes"/>.</summary>
    static abstract TSelf MaxWhereEqual(TSelf one, TSelf other, TSelf lanes, TSelf than);

    /// <summary><paramref name="then"/> where one is at least the other, signed, else <paramref name="lanes"/>.</summary>
    static abstract TSelf WhereAtLeast(TSelf one, TSelf other, TSelf then, TSelf lanes);

    /// <summary>The sum of <paramref name="lanes"/> and <paramref name="what"/> where one is at least the other, signed, else <paramref name="lanes"/>.</summary>
    static abstract TSelf AddWhereAtLeast(TSelf one, TSelf other, TSelf lanes, TSelf what);

    /// <summary>
    /// Spreads a packed row over its lanes: first two values that say which lanes, one bit each, then a value for
    /// each of them; the other lanes are 0. Thirty-two more values must lie behind.
    /// </summary>
    static abstract TSelf Unpack(ref readonly short row);

    /// <summary>One bit a lane where one is at least the other, signed.</summary>
    static abstract uint AtLeast(TSelf one, TSelf other);

    /// <summary>
    /// Writes the numbers of the lanes of the mask, counted from <paramref name="first"/>, one behind the other; returns how many. There
    /// must be room for thirty-two.
    /// </summary>
    static abstract int List(uint mask, int first, ref ushort to);

    static abstract void Store(TSelf lanes, ref short to);
    static abstract short Highest(TSelf lanes);
}

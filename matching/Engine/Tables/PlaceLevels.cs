namespace JobAssist.Mobile.Matching.Tables;

/// <summary>Work places as paths of region numbers from the province down, so that "lies inside" is one comparison at one depth.</summary>
internal sealed class PlaceLevels
{
    /// <summary>The number at a depth that a place does not reach.</summary>
    public const short None = -1;

    private readonly short[][] _paths;
    private readonly sbyte[] _depths;

    public PlaceLevels(MarketCodes codes, RegionTree regions)
    {
        if (codes.Regions.Count >= ushort.MaxValue) throw new InvalidOperationException("More regions than sixteen bits can number.");
        _depths = new sbyte[codes.Regions.Count];
        _paths = new short[codes.Places.Count][];
        for (var place = 0; place < _paths.Length; place++)
        {
            var chain = regions.ChainOf(codes.Places[place]);
            _paths[place] = [.. chain.Reverse().Select(code => unchecked((short)codes.Regions.NumberOf(code)))];
            for (var depth = 0; depth < chain.Count; depth++) _depths[codes.Regions.NumberOf(chain[chain.Count - 1 - depth])] = (sbyte)depth;
            Depths = Math.Max(Depths, chain.Count);
        }
    }

    /// <summary>The longest path.</summary>
    public int Depths { get; }

    public int DepthOf(int region) => _depths[region];

    public short At(int place, int depth) => depth < _paths[place].Length ? _paths[place][depth] : None;
}

namespace JobAssist.Mobile.Matching.Views;

/// <summary>Which blocks hold anything inside a region: one bit a block.</summary>
internal sealed class RegionBlocks(int regions, int words)
{
    private readonly uint[]?[] _blocks = new uint[regions][];

    public void Mark(int region, int block) => (_blocks[region] ??= new uint[words])[block >> 5] |= 1u << (block & 31);

    /// <summary>Null when the view holds nothing there.</summary>
    public uint[]? this[int region] => _blocks[region];
}

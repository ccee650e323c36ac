using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>Some lanes of one block.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct BlockLanes(int Block, uint Lanes);

/// <summary>Numbered sets of lanes, each as the blocks that it has lanes in.</summary>
internal sealed class LaneSets
{
    private readonly int[] _start;
    private readonly BlockLanes[] _lanes;

    /// <summary>Each of the lanes is put into the sets that <paramref name="setsOf"/> names for it.</summary>
    public LaneSets(int sets, int lanes, Func<int, IEnumerable<int>> setsOf)
    {
        var (found, last) = (new List<(int Set, BlockLanes Lanes)>(), new int[sets]);
        Array.Fill(last, -1);
        for (var lane = 0; lane < lanes; lane++)
        {
            var (block, bit) = (lane / HomeView.Lanes, 1u << (lane % HomeView.Lanes));
            foreach (var set in setsOf(lane))
            {
                if (last[set] >= 0 && found[last[set]].Lanes.Block == block)
                {
                    found[last[set]] = (set, new(block, found[last[set]].Lanes.Lanes | bit));
                    continue;
                }

                last[set] = found.Count;
                found.Add((set, new(block, bit)));
            }
        }

        _start = new int[sets + 1];
        foreach (var (set, _) in found) _start[set + 1]++;
        for (var set = 0; set < sets; set++) _start[set + 1] += _start[set];
        var next = _start.ToArray();
        _lanes = new BlockLanes[found.Count];
        foreach (var (set, of) in found) _lanes[next[set]++] = of;
    }

    public ReadOnlySpan<BlockLanes> this[int set] => _lanes.AsSpan(_start[set].._start[set + 1]);

    /// <summary>The first lanes of set 0; those of all sets follow one another, for whoever reads many short sets. Not checked.</summary>
    public ref BlockLanes First => ref MemoryMarshal.GetArrayDataReference(_lanes);

    /// <summary>By set, how far behind <see cref="First"/> it begins; where the next one begins it ends.</summary>
    public ref int Starts => ref MemoryMarshal.GetArrayDataReference(_start);
}

using System.Runtime.InteropServices;
using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>Neighbouring occupation numbers that a wish gives the same points.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WishRange(short First, short Last, short Points);

/// <summary>For each wished occupation, at each step of a person's own list, the points of all offered ones as few ranges. Filled as wishes appear.</summary>
internal sealed class WishBook(Market market)
{
    private readonly Lock _filling = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private volatile WishRange[][] _ranges = [];

    /// <summary>The same numbers and ranges for a later snapshot with the same occupations.</summary>
    public WishBook On(Market later)
    {
        lock (_filling)
        {
            var book = new WishBook(later) { _ranges = _ranges };
            foreach (var (code, number) in _numbers) book._numbers[code] = number;
            return book;
        }
    }

    /// <summary>The number of a wish at a step; good for as long as the book lives.</summary>
    public int NumberOf(string code, int step)
    {
        lock (_filling)
        {
            if (!_numbers.TryGetValue(code, out var first))
            {
                _numbers[code] = first = _ranges.Length;
                _ranges = [.. _ranges, .. Enumerable.Range(0, Wants.LastStep + 1).Select(s => RangesOf(code, s))];
            }

            return first + Math.Min(step, Wants.LastStep);
        }
    }

    public WishRange[] this[int number] => _ranges[number];

    private WishRange[] RangesOf(string code, int step)
    {
        var ranges = new List<WishRange>();
        var points = Wants.PointsOf(market, code, step);
        for (var o = 0; o < points.Length; o++)
        {
            if (points[o] == 0) continue;
            if (ranges.Count > 0 && ranges[^1].Last == o - 1 && ranges[^1].Points == points[o]) ranges[^1] = ranges[^1] with { Last = (short)o };
            else ranges.Add(new((short)o, (short)o, (short)points[o]));
        }

        return [.. ranges];
    }
}

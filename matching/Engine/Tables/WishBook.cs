using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>A kind of work, numbered as by <see cref="OccupationColumns.KindOfFamily"/>, and what a wish gives it at least.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct WantedKind(short Kind, short Points);

/// <summary>
/// For each wished occupation, at each step of a person's own list, the points of all offered ones, most points first: families by the least
/// that any of theirs is given, and the occupations that are given more. Filled as wishes appear.
/// </summary>
internal sealed class WishBook(Market market)
{
    private readonly Lock _filling = new();
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private volatile WantedKind[][] _kinds = [];

    /// <summary>The same numbers and points for a later snapshot with the same occupations.</summary>
    public WishBook On(Market later)
    {
        lock (_filling)
        {
            var book = new WishBook(later) { _kinds = _kinds };
            foreach (var (code, number) in _numbers) book._numbers[code] = number;
            return book;
        }
    }

    /// <summary>The number of a wish at a step; good for as long as the book lives.</summary>
    public int NumberOf(string code, int step) => (_numbers.TryGetValue(code, out var first) ? first : Add(code)) + Math.Min(step, Wants.LastStep);

    public WantedKind[] this[int number] => _kinds[number];

    private int Add(string code)
    {
        lock (_filling)
        {
            if (_numbers.TryGetValue(code, out var known)) return known;
            var first = _kinds.Length;
            _kinds = [.. _kinds, .. Enumerable.Range(0, Wants.LastStep + 1).Select(s => KindsOf(code, s))];
            return _numbers[code] = first;
        }
    }

    private WantedKind[] KindsOf(string code, int step)
    {
        var (points, occupations) = (Wants.PointsOf(market, code, step), market.Occupations);
        var least = new int[occupations.Families];
        Array.Fill(least, int.MaxValue);
        for (var o = 0; o < points.Length; o++) least[occupations.Family[o]] = Math.Min(least[occupations.Family[o]], points[o]);

        var families = Enumerable.Range(0, least.Length).Where(f => least[f] > 0).Select(f => new WantedKind((short)occupations.KindOfFamily(f), (short)least[f]));
        var above = Enumerable.Range(0, points.Length).Where(o => points[o] > least[occupations.Family[o]]).Select(o => new WantedKind((short)o, (short)points[o]));
        return [.. families.Concat(above).OrderByDescending(kind => kind.Points)];
    }
}

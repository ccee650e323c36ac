using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Matching;

namespace JobAssist.Mobile.Benchmarks.Dump;

/// <summary>Per wanted occupation, every offered one with its percent above nothing.</summary>
internal static class Closeness
{
    public static Dictionary<int, int>[] Of(Trades trades, Weights weights)
    {
        var numbers = Trades.Codes.Select((code, number) => (code, number)).ToDictionary(p => p.code, p => p.number, StringComparer.Ordinal);
        var close = new Dictionary<int, int>[Trades.Occupations];
        for (var wanted = 0; wanted < close.Length; wanted++)
        {
            close[wanted] = [];
            foreach (var offered in Enumerable.Range(Trades.GroupOf(wanted) * Trades.OccupationsEach, Trades.OccupationsEach))
                close[wanted][offered] = wanted == offered ? 100 : SameSmallClass(wanted, offered) ? weights.SameSmallClassPercent : weights.SameGroupPercent;
        }

        foreach (var link in trades.Closeness)
        {
            var (one, other) = (numbers[link.FromCode], numbers[link.ToCode]);
            close[one][other] = Math.Max(close[one].GetValueOrDefault(other), link.Percent);
            close[other][one] = Math.Max(close[other].GetValueOrDefault(one), link.Percent);
        }

        return close;
    }

    private static bool SameSmallClass(int one, int other) =>
        char.IsAsciiDigit(Trades.Codes[one][0]) && char.IsAsciiDigit(Trades.Codes[other][0]) && Trades.Codes[one].AsSpan(0, 7).SequenceEqual(Trades.Codes[other].AsSpan(0, 7));
}

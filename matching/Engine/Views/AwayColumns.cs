using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>What a worker who can be away in some months only loses in each lane, and where the season's gate lets through.</summary>
internal sealed record AwayColumn(short[] Loss, uint[] Passes);

/// <summary>Season columns by the months somebody can be away, made when first asked for.</summary>
internal sealed class AwayColumns(Market market, int[] posting, bool[] livesAtHome, bool[] inCounty, int blocks, AwayColumn?[]? made = null)
{
    /// <summary>The slot of somebody who can be away all year; no column is needed.</summary>
    public const int AllYear = 0;

    private const int Slots = 145;
    private readonly AwayColumn?[] _columns = made ?? new AwayColumn[Slots];

    public static int SlotOf(int? from, int? to) => from is >= 1 and <= 12 && to is >= 1 and <= 12 && Months.Between(from, to) != Months.WholeYear
        ? (from.Value - 1) * 12 + to.Value
        : AllYear;

    public AwayColumns On(Market later) => new(later, posting, livesAtHome, inCounty, blocks, _columns);

    public AwayColumn this[int slot] => Volatile.Read(ref _columns[slot]) ?? Make(slot);

    private AwayColumn Make(int slot)
    {
        var months = Months.Between((slot - 1) / 12 + 1, (slot - 1) % 12 + 1);
        var column = new AwayColumn(new short[blocks * HomeView.Lanes], new uint[blocks]);
        for (var n = 0; n < posting.Length; n++)
        {
            column.Loss[n] = (short)(market.Weights.SeasonFull - Arrangement.Season(market, posting[n], livesAtHome[n], months));
            var passes = inCounty[n] || (market.Postings.TakeUpMonths[posting[n]] & months) != 0;
            column.Passes[n / HomeView.Lanes] |= passes ? 1u << (n % HomeView.Lanes) : 0;
        }

        // Two threads may make the same column; either is right.
        Volatile.Write(ref _columns[slot], column);
        return column;
    }
}

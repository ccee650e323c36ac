using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>A work place with the divisions that hold it.</summary>
internal sealed class PlainPlace(string code, HashSet<string> chain)
{
    public string Code { get; } = code;
    public HashSet<string> Chain { get; } = chain;
}

/// <summary>A posting with what it refers to, as an object graph would hold it, and what no worker changes.</summary>
internal sealed class PlainPosting(PostingRow row, PlainPlace place, OccupationRow occupation, HazardRow? hazard, Weights weights, DateOnly today)
{
    public PostingRow Row { get; } = row;
    public PlainPlace Place { get; } = place;
    public OccupationRow Occupation { get; } = occupation;
    public HazardRow? Hazard { get; } = hazard;

    /// <summary>Trust, contract and competition.</summary>
    public int Fixed { get; } = PlainTrust.Of(row, weights, today);
    public int BoardYuan { get; } = PlainTrust.Board(row, weights);
    public bool AtNight { get; } = row.Shift is ShiftPattern.Two or ShiftPattern.Three or ShiftPattern.Night;
    public bool TargetGroupOnly { get; } = today < row.OpensOn.AddDays(row.TargetGroupFirstDays);
    public ushort Season { get; } = PlainRules.MonthsOf(row.SeasonFromMonth, row.SeasonToMonth);

    public ushort TakeUp { get; } = row is { SeasonFromMonth: not null, SeasonToMonth: not null }
        ? PlainRules.MonthsOf(row.SeasonFromMonth, row.SeasonToMonth)
        : PlainRules.MonthsOf(First(row, today), (First(row, today) + weights.TakenUpWithinMonths - 2) % 12 + 1);

    private static int First(PostingRow row, DateOnly today) => (row.StartsOn > today ? row.StartsOn : today).Month;
}

/// <summary>What joins one home with one work place.</summary>
internal sealed record PlainTie(bool Home, bool Paired, HashSet<string> DirectedEmployers);

using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>How likely a hire is as far as one can count: free places against open applications; unknown is the middle.</summary>
internal static class Chance
{
    public static ushort Competition(PostingRow row, Weights weights)
    {
        if (row.Applied is not { } applied) return (ushort)weights.CompetitionUnknown;
        long free = Math.Max(0, row.Headcount - row.Filled);
        return (ushort)(weights.CompetitionFull * free / Math.Max(1, free + Math.Max(0, applied)));
    }
}

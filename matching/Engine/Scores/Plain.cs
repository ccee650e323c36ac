using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>The list of a person who wants no personal ranking: newest first, the home county a little ahead, nothing else.</summary>
internal static class Plain
{
    public static ushort Date(PostingRow row, Weights weights, DateOnly today) =>
        (ushort)Math.Max(0, weights.PlainNewest - weights.PlainPerDay * Math.Max(0, today.DayNumber - row.OpensOn.DayNumber));

    public static void Fill(Market market, Seeker worker, int posting, ref TermPoints terms)
    {
        terms[(int)Term.PlainDate] = market.Postings.PlainDate[posting];
        terms[(int)Term.PlainPlace] = worker.AtHome[market.Postings.Place[posting]] ? market.Weights.PlainHomeCounty : 0;
    }
}

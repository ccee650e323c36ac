using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>The points of every term of one score, addressed by <see cref="Term"/>.</summary>
[InlineArray(Length)]
internal struct TermPoints
{
    public const int Length = 18;
    private int _first;
}

/// <summary>One score: the sum of its terms. The views hold the same in columns; this is what they must equal.</summary>
internal static class Score
{
    /// <summary>Fills <paramref name="terms"/> and returns their sum, 0…10,000. Whether a gate fails is not asked here.</summary>
    public static int Of(Market market, Seeker worker, int posting, out TermPoints terms)
    {
        terms = default;
        if (worker.Row.Personalised) Personal(market, worker, posting, ref terms);
        else Plain.Fill(market, worker, posting, ref terms);

        var sum = 0;
        for (var term = 0; term < TermPoints.Length; term++) sum += terms[term];
        return sum;
    }

    private static void Personal(Market market, Seeker worker, int posting, ref TermPoints terms)
    {
        var (postings, weights) = (market.Postings, market.Weights);
        var place = postings.Place[posting];

        terms[(int)Term.Want] = Wants.PointsOf(market, worker, postings.Occupation[posting]).Points;
        terms[(int)Term.Skills] = Skills.Points(market, worker, posting);
        terms[(int)Term.Pay] = Pay.Points(market, worker, posting);
        terms[(int)Term.Place] = Places.PointsOf(market, worker.Row, place);
        terms[(int)Term.Cooperation] = (worker.Paired[place] ? weights.PairedTown : 0) + (worker.IsDirected(market, posting) ? weights.DirectedEmployer : 0);
        Arrangement.Fill(market, worker, posting, ref terms);
        terms[(int)Term.Standing] = postings.Standing[posting];
        terms[(int)Term.LastCall] = postings.LastCall[posting];
        terms[(int)Term.Kept] = postings.Kept[posting];
        terms[(int)Term.Contract] = postings.Contract[posting];
        terms[(int)Term.Competition] = postings.Competition[posting];
        terms[(int)Term.Schooling] = worker.Row.Education >= postings.EducationMin[posting] ? weights.SchoolingMet : 0;
    }
}

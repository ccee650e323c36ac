using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>
/// Skills count only where the posting demands some: one that demands none gives all points (D18), whatever it likes besides,
/// and what it does not ask changes nothing.
/// </summary>
internal static class Skills
{
    public static int Points(Market market, Seeker worker, int posting)
    {
        var (postings, weights) = (market.Postings, market.Weights);
        var (start, liked, end) = (postings.SkillStart[posting], postings.LikedStart[posting], postings.SkillStart[posting + 1]);
        if (start == liked) return weights.SkillsFull;

        var training = postings.Offer[posting].HasFlag(Offer.Training);
        var demandedPercent = Percent(postings, worker, start, liked, training ? weights.TrainedPercent : 0, weights);
        var likedPercent = Percent(postings, worker, liked, end, 0, weights);

        var likedShare = liked == end ? 0 : weights.LikedPercent;
        return weights.SkillsFull * ((100 - likedShare) * demandedPercent + likedShare * likedPercent) / 10_000;
    }

    /// <summary>0 not held, 1 held below the level asked, 2 held as asked.</summary>
    public static int Held(PostingColumns postings, Seeker worker, int at)
    {
        var level = worker.SkillLevel[postings.Skill[at]];
        return level < 0 ? 0 : level < postings.SkillLevel[at] ? 1 : 2;
    }

    private static int Percent(PostingColumns postings, Seeker worker, int from, int to, int trainedPercent, Weights weights)
    {
        if (from == to) return 0;
        var sum = 0;
        for (var at = from; at < to; at++)
        {
            sum += Held(postings, worker, at) switch
            {
                2 => 100,
                1 => Math.Max(weights.LowerLevelPercent, trainedPercent),
                _ => trainedPercent,
            };
        }

        return sum / (to - from);
    }
}

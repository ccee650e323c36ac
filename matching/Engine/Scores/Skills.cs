using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>
/// Skills count only where the posting demands some: one that demands none gives all points (D18), whatever it likes besides,
/// and what it does not ask changes nothing. Each skill asked for is a piece of the points, fixed when the market is built.
/// </summary>
internal static class Skills
{
    public static int Points(Market market, Seeker worker, int posting)
    {
        var postings = market.Postings;
        var points = postings.SkillBase[posting];
        for (var at = postings.SkillStart[posting]; at < postings.SkillStart[posting + 1]; at++) points += Gain(postings, worker.SkillLevel[postings.Skill[at]], at);
        return points;
    }

    /// <summary>What a held skill adds to the base; −1 is the level of a skill not held.</summary>
    public static int Gain(PostingColumns postings, int heldLevel, int at) =>
        heldLevel < 0 ? 0 : heldLevel < postings.SkillLevel[at] ? postings.GainBelow[at] : postings.GainAsked[at];

    /// <summary>0 not held, 1 held below the level asked, 2 held as asked.</summary>
    public static int Held(PostingColumns postings, Seeker worker, int at)
    {
        var level = worker.SkillLevel[postings.Skill[at]];
        return level < 0 ? 0 : level < postings.SkillLevel[at] ? 1 : 2;
    }

    /// <summary>How many of the demanded skills are held as asked.</summary>
    public static int HeldAsAsked(PostingColumns postings, Seeker worker, int posting)
    {
        var held = 0;
        for (var at = postings.SkillStart[posting]; at < postings.LikedStart[posting]; at++) held += Held(postings, worker, at) == 2 ? 1 : 0;
        return held;
    }
}

using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>The words for wanted work, skills and schooling.</summary>
internal static class WorkWords
{
    public static string Want(Market market, Seeker worker, int posting)
    {
        var offered = market.Occupations.Row[market.Postings.Occupation[posting]];
        var (points, step, kinship) = Wants.PointsOf(market, worker, market.Postings.Occupation[posting]);
        if (step < 0)
        {
            return points == 0 ? "不是您说过想做的工种"
                : worker.Row.AcceptsAnySuitable ? "您说过合适的活都愿意做"
                : "您还没说想做什么活";
        }

        var wanted = Words.Occupation(market.Occupations.RowOf(worker.Row.WantedOccupations[step]));
        return kinship switch
        {
            Kinship.Exact => step == 0 ? $"就是您最想做的{wanted}" : $"您说过也想做{wanted}",
            Kinship.SameSmallClass => $"和您想做的{wanted}是同一小类",
            Kinship.Linked => $"和您想做的{wanted}手艺相通",
            Kinship.SameGroup => $"和您想做的{wanted}同属{Words.Cut(offered.GroupName, 14)}",
            _ => $"{Words.Cut(offered.GroupName, 14)}的活，和您想做的{wanted}行当相近",
        };
    }

    public static string SkillsText(Market market, Seeker worker, int posting)
    {
        var postings = market.Postings;
        var (start, liked, end) = (postings.SkillStart[posting], postings.LikedStart[posting], postings.SkillStart[posting + 1]);
        if (start == end) return "不要求手艺";

        var held = Skills.HeldAsAsked(postings, worker, posting);
        var asked = liked - start;
        if (asked == 0)
        {
            for (var at = liked; at < end; at++)
            {
                if (Skills.Held(postings, worker, at) > 0) return "不要求手艺，单位喜欢的手艺您有";
            }

            return "不要求手艺，会一些更好";
        }

        var training = postings.Row[posting].Training && held < asked ? "，单位带培训" : "";
        return held == asked ? $"要求的{asked}样手艺您都有" : $"要求{asked}样手艺，您还差{asked - held}样{training}";
    }

    public static string Schooling(Market market, Seeker worker, int posting)
    {
        var asked = market.Postings.EducationMin[posting];
        return asked is Education.None ? "不要求学历"
            : worker.Row.Education >= asked ? $"要求{Words.Of(asked)}，您够"
            : $"要求{Words.Of(asked)}，您的学历低一些";
    }
}

using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>What is not there, field by field: what one could learn, get, or should know before going.</summary>
internal static class MissingFacts
{
    public static IReadOnlyList<MissingFact> Of(Market market, Seeker worker, int posting)
    {
        var (postings, row) = (market.Postings, market.Postings.Row[posting]);
        var missing = new List<MissingFact>();

        if (GateWords.MissingCertificate(market, worker, posting) is { } paper)
            missing.Add(new("certificate", row.OccupationCode, $"还差证：{Words.Cut(paper, 40)}"));

        for (var at = postings.SkillStart[posting]; at < postings.LikedStart[posting]; at++)
        {
            var held = Skills.Held(postings, worker, at);
            if (held == 2) continue;
            var skill = Words.Skill(market, postings.Skill[at], postings.SkillLevel[at]);
            missing.Add(new("skills", market.Codes.Skills[postings.Skill[at]], held == 0 ? $"还差手艺：{skill}" : $"手艺还要再熟一些：{skill}"));
        }

        if (worker.Row.Education < row.EducationMin) missing.Add(new("education", row.EducationMin.ToString(), $"要求{Words.Of(row.EducationMin)}"));
        if (market.Occupations.Row[postings.Occupation[posting]].HealthCertificate)
            missing.Add(new("health_certificate", row.OccupationCode, "上岗前要办健康证"));

        if (Arrangement.LivesAtHome(market, worker, posting)) return missing;
        if (worker.Row.NeedsDormitory && row.Dormitory is Dormitory.None) missing.Add(new("dormitory", nameof(Dormitory.None), "不包住，要自己租房"));
        if (worker.Row.NeedsCoupleRoom && !row.CoupleRooms) missing.Add(new("couple_room", "none", "没有夫妻房"));
        return missing;
    }
}

using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Api.Brokers.Candidates;

/// <summary>One line on what a candidate can do of what a posting asks. It reads skills and the wanted occupation, and nothing else of a person.</summary>
internal static class FitLine
{
    public static string Of(JobPosting posting, Worker worker)
    {
        var asked = posting.Skills.Where(s => s.Required).ToList();
        var held = asked.Count(s => worker.Skills.Any(own => own.SkillCode == s.SkillCode && (s.Level is null || own.Level >= s.Level)));
        var skills = asked.Count == 0 ? "这个岗位不要求手艺" : $"要求的{asked.Count}项手艺会{held}项";
        return worker.Wishes.Occupations.Contains(posting.Terms.OccupationCode) ? skills + "，想做这一行" : skills;
    }
}

using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Lists of skills: a level is written as its word and kept as its place in the skill's own list of levels.</summary>
internal static class SkillCells
{
    /// <summary><c>code:level:self</c> or <c>code:level:certificate[:expires]</c>; an empty level is not known.</summary>
    public static List<WorkerSkill> OfWorker(CheckedRow row, Dictionary<string, Skill> catalogue, Func<DateOnly?, DateOnly?> moved)
    {
        var skills = new List<WorkerSkill>();
        foreach (var part in row.List("skills"))
        {
            var pieces = part.Split(':');
            var expires = default(DateOnly);
            if (pieces.Length is not (3 or 4) || pieces[2] is not ("self" or "certificate") || pieces.Length == 4 && !DateOnly.TryParseExact(pieces[3], "yyyy-MM-dd", out expires))
                row.Refuse("skills", "cell.unreadable", "技能要写成 代码:等级:self 或 代码:等级:certificate:到期日。");
            else if (Level(row, "skills", pieces[0], pieces[1], catalogue, out var level))
                skills.Add(new WorkerSkill(pieces[0], level, pieces[2] == "certificate", pieces.Length == 4 ? moved(expires) : null));
        }

        return [.. skills.DistinctBy(skill => (skill.SkillCode, skill.Certified))];
    }

    /// <summary><c>code:level</c>; an empty level is any.</summary>
    public static IEnumerable<PostingSkill> OfPosting(CheckedRow row, string column, bool required, Dictionary<string, Skill> catalogue)
    {
        foreach (var part in row.List(column))
        {
            var pieces = part.Split(':');
            if (pieces.Length != 2) row.Refuse(column, "cell.unreadable", "技能要写成 代码:等级。");
            else if (Level(row, column, pieces[0], pieces[1], catalogue, out var level)) yield return new PostingSkill(pieces[0], required, level);
        }
    }

    private static bool Level(CheckedRow row, string column, string code, string word, Dictionary<string, Skill> catalogue, out short? level)
    {
        level = null;
        if (!catalogue.TryGetValue(code, out var skill))
        {
            row.Refuse(column, "skill.unknown", "技能目录里没有这个代码。");
            return false;
        }

        if (word.Length == 0) return true;
        var place = Array.IndexOf(skill.Levels, word);
        if (place < 0) row.Refuse(column, "skill.level_unknown", "这项技能没有这个等级。");
        level = place < 0 ? null : (short)place;
        return place >= 0;
    }
}

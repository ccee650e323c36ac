using System.Text.Json;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Skills in cells. Without a list of skills the words of levels mean nothing: codes count, levels are not said.</summary>
internal static class SkillText
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public static List<WorkerSkill> OfWorker(CheckedRow row, Dictionary<string, Skill>? catalogue, Func<DateOnly?, DateOnly?> moved) =>
        SkillCells.OfWorker(row, catalogue ?? Named(row, "skills"), moved);

    public static List<PostingSkill> OfPosting(CheckedRow row, Dictionary<string, Skill>? catalogue) =>
        PostingCells.Skills(row, catalogue ?? Named(row, "skills_required", "skills_liked"));

    /// <summary>A JSON list of <c>{"code","level","certified","expires_on"}</c>, or codes alone.</summary>
    public static List<HeldSkill> Held(CheckedRow row, Dictionary<string, Skill>? catalogue) =>
        [.. Read(row, "skills", catalogue).Select(skill => new HeldSkill(skill.Code!, skill.Level ?? 0, skill.Certified ?? false, skill.ExpiresOn))];

    /// <summary>A JSON list of <c>{"code","level"}</c>, or codes alone.</summary>
    public static List<SkillLevel> Asked(CheckedRow row, string column, Dictionary<string, Skill>? catalogue) =>
        [.. Read(row, column, catalogue).DistinctBy(skill => skill.Code).Select(skill => new SkillLevel(skill.Code!, skill.Level ?? 0))];

    private static List<Json> Read(CheckedRow row, string column, Dictionary<string, Skill>? catalogue)
    {
        if (row.Optional(column) is not { } text) return [];
        var good = new List<Json>();
        foreach (var skill in Parse(row, column, text))
        {
            if (string.IsNullOrWhiteSpace(skill.Code)) row.Refuse(column, "cell.unreadable", "每项技能都要有代码。");
            else if (catalogue is not null && !catalogue.ContainsKey(skill.Code)) row.Refuse(column, "skill.unknown", "技能目录里没有这个代码。");
            else if (skill.Level < 0 || skill.Level > (catalogue?[skill.Code].Levels.Length ?? 100)) row.Refuse(column, "skill.level_unknown", "这项技能没有这个等级。");
            else good.Add(skill);
        }

        return good;
    }

    private static List<Json> Parse(CheckedRow row, string column, string text)
    {
        if (!text.StartsWith('[')) return [.. row.List(column).Select(code => new Json(code, null, null, null))];
        try
        {
            return JsonSerializer.Deserialize<List<Json>>(text, SnakeCase) ?? [];
        }
        catch (JsonException)
        {
            row.Refuse(column, "cell.unreadable", "技能要写成 [{\"code\":…,\"level\":…}]。");
            return [];
        }
    }

    /// <summary>A list of skills made of what the cells name, each word a level of its own that nobody asks for.</summary>
    private static Dictionary<string, Skill> Named(CheckedRow row, params string[] columns) =>
        columns.SelectMany(row.List).Select(part => part.Split(':')[0]).Distinct(StringComparer.Ordinal)
            .ToDictionary(code => code, code => new Skill { Code = code, Name = code, GroupCode = "", GroupName = "", Levels = [] }, StringComparer.Ordinal);

    private sealed record Json(string? Code, int? Level, bool? Certified, DateOnly? ExpiresOn);
}

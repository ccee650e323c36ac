using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>The occupations that postings and wishes speak of.</summary>
public sealed class OccupationsImport : IRowImport
{
    public string Kind => "occupations";
    public TableShape Shape { get; } = new("code", "code_source", "name", "group_code", "group_name", "aliases", "licensed", "certificate",
        "health_certificate", "no_skill_needed", "wage_month_min", "wage_month_max");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<Occupation>());
        foreach (var row in rows)
        {
            var occupation = new Occupation
            {
                Code = row.Text("code", 20),
                CodeSource = row.Text("code_source", 40),
                Name = row.Text("name", 40),
                GroupCode = row.Text("group_code", 10),
                GroupName = row.Text("group_name", 40),
                Aliases = row.List("aliases"),
                Licensed = row.Flag("licensed"),
                Certificate = row.Optional("certificate"),
                HealthCertificate = row.Flag("health_certificate"),
                NoSkillNeeded = row.Flag("no_skill_needed"),
                MonthMinFen = row.Fen("wage_month_min"),
                MonthMaxFen = row.Fen("wage_month_max"),
            };
            if (occupation.MonthMaxFen < occupation.MonthMinFen) row.Refuse("wage_month_max", "amount.order", "上限不能小于下限。");
            repeats.Check(row, "code", occupation.Code);
            if (!row.IsRefused) taken.Add(occupation);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}

/// <summary>The skills that postings ask for and people have, each with its levels in rising order.</summary>
public sealed class SkillsImport : IRowImport
{
    public string Kind => "skills";
    public TableShape Shape { get; } = new("code", "name", "group_code", "group_name", "aliases", "level_scheme", "levels");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<Skill>());
        foreach (var row in rows)
        {
            var skill = new Skill
            {
                Code = row.Text("code", 20),
                Name = row.Text("name", 40),
                GroupCode = row.Text("group_code", 10),
                GroupName = row.Text("group_name", 40),
                Aliases = row.List("aliases"),
                LevelScheme = row.Word("level_scheme", ("lang", SkillLevelScheme.Language)),
                Levels = row.List("levels"),
            };
            if (skill.Levels.Length == 0) row.Refuse("levels", "cell.missing", "至少要有一个等级。");
            repeats.Check(row, "code", skill.Code);
            if (!row.IsRefused) taken.Add(skill);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}

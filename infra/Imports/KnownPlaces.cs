using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>The divisions of the register, for checking codes in files.</summary>
public sealed class KnownPlaces
{
    private Dictionary<string, Region> byCode = [];

    /// <summary>The divisions of a list at hand instead of the register's.</summary>
    public static KnownPlaces Of(IEnumerable<Region> regions) => new() { byCode = regions.ToDictionary(region => region.Code, StringComparer.Ordinal) };

    public async Task LoadAsync(MobileDbContext db, CancellationToken cancellationToken) =>
        byCode = await db.Regions.AsNoTracking().ToDictionaryAsync(region => region.Code, StringComparer.Ordinal, cancellationToken);

    public bool Knows(string code) => byCode.ContainsKey(code);

    public RegionLevel? LevelOf(string code) => byCode.TryGetValue(code, out var region) ? region.Level : null;

    public string? ParentOf(string code) => byCode.TryGetValue(code, out var region) ? region.ParentCode : null;

    /// <summary>True when <paramref name="code"/> is <paramref name="outer"/> or lies in it.</summary>
    public bool IsWithin(string code, string outer)
    {
        for (string? at = code; at is not null; at = ParentOf(at))
            if (at == outer) return true;
        return false;
    }

    /// <summary>A division's code from a cell that must hold one; an unknown one refuses the row.</summary>
    public string Required(CheckedRow row, string column, RegionLevel? level = null)
    {
        var code = row.Text(column, 12);
        Check(row, column, code, level);
        return code;
    }

    public string? Optional(CheckedRow row, string column, RegionLevel? level = null)
    {
        var code = row.Optional(column);
        if (code is not null) Check(row, column, code, level);
        return code;
    }

    public void Check(CheckedRow row, string column, string code, RegionLevel? level = null)
    {
        if (row.HasIssueAt(column)) return;
        if (!Knows(code)) row.Refuse(column, "region.unknown", "区划代码查不到。");
        else if (level is not null && LevelOf(code) != level) row.Refuse(column, "region.wrong_level", "区划代码的级别不对（例如该填县的地方填了乡镇）。");
    }
}

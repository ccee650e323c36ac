using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Casework;

/// <summary>Names of divisions and what holds in the nearest one.</summary>
public static class Places
{
    /// <summary>The code itself and every division it lies in, the nearest first: 530621106, 530621, 530600, 530000.</summary>
    public static IReadOnlyList<string> WithAncestors(string code)
    {
        var chain = new List<string>();
        if (code.Length == 12) chain.Add(code);
        if (code.Length >= 9) chain.Add(code[..9]);
        chain.AddRange([code[..6], code[..4] + "00", code[..2] + "0000"]);
        return [.. chain.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The lowest lawful pay at a work place; null when nobody has told us.</summary>
    public static async Task<MinimumWage?> MinimumWageAsync(MobileDbContext db, string workplaceCode, CancellationToken cancellationToken)
    {
        var chain = WithAncestors(workplaceCode);
        var wages = await db.MinimumWages.AsNoTracking().Where(w => chain.Contains(w.RegionCode)).ToListAsync(cancellationToken);
        return chain.Select(code => wages.Find(w => w.RegionCode == code)).FirstOrDefault(wage => wage is not null);
    }

    /// <summary>Names by code; unknown codes are left out.</summary>
    public static async Task<Dictionary<string, string>> NamesAsync(MobileDbContext db, IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        await db.Regions.AsNoTracking().Where(r => codes.Contains(r.Code)).ToDictionaryAsync(r => r.Code, r => r.Name, cancellationToken);
}

using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Public;

public sealed record RegionResponse(string Code, string Name, RegionLevel Level);

/// <param name="Items">In the order of their codes.</param>
public sealed record ListRegionsResponse(IReadOnlyList<RegionResponse> Items);

/// <summary>Somebody picks a place, step by step.</summary>
internal static class ListRegions
{
    // No division has that many parts; a bad list must not become a long answer.
    private const int Most = 500;

    public static async Task<Ok<ListRegionsResponse>> HandleAsync(string? parent, MobileDbContext db, CancellationToken ct) =>
        TypedResults.Ok(new ListRegionsResponse(await db.Regions.AsNoTracking().Where(r => r.ParentCode == parent).OrderBy(r => r.Code).Take(Most)
            .Select(r => new RegionResponse(r.Code, r.Name, r.Level)).ToListAsync(ct)));
}

using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Public;

/// <param name="Certificate">What the law demands before one may start; absent: nothing.</param>
/// <param name="EverydayWords">What people call it; some words stand for several occupations.</param>
public sealed record OccupationResponse(string Code, string Name, string GroupCode, string GroupName, string? Certificate, bool HealthCertificate, bool NoSkillNeeded,
    IReadOnlyList<string> EverydayWords);

/// <param name="Items">In the order of groups and codes.</param>
public sealed record ListOccupationsResponse(IReadOnlyList<OccupationResponse> Items);

/// <summary>Somebody picks what work they want.</summary>
internal static class ListOccupations
{
    public static async Task<Ok<ListOccupationsResponse>> HandleAsync(MobileDbContext db, CancellationToken ct) =>
        TypedResults.Ok(new ListOccupationsResponse(await db.Occupations.AsNoTracking().OrderBy(o => o.GroupCode).ThenBy(o => o.Code)
            .Select(o => new OccupationResponse(o.Code, o.Name, o.GroupCode, o.GroupName, o.Licensed ? o.Certificate : null, o.HealthCertificate, o.NoSkillNeeded, o.Aliases)).ToListAsync(ct)));
}

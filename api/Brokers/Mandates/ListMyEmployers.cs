using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Mandates;

/// <summary>The employers a broker may speak for, or has asked to.</summary>
internal static class ListMyEmployers
{
    private const int Most = 100;

    public static async Task<Ok<IReadOnlyList<MyEmployer>>> HandleAsync(CurrentBroker broker, MobileDbContext db, [Text(50)] string? q, CancellationToken ct)
    {
        var employers = await db.Mandates.AsNoTracking().Where(m => m.BrokerId == broker.Id)
            .Join(db.Employers, m => m.EmployerId, e => e.Id, (Mandate, Employer) => new { Mandate, Employer })
            .Where(row => q == null || row.Employer.Name.Contains(q) || row.Employer.Reference == q)
            .OrderBy(row => row.Employer.Name).ThenBy(row => row.Employer.Id).Take(Most)
            .Select(row => new MyEmployer(row.Employer.Id, row.Employer.Reference, row.Employer.Name, row.Employer.RegionCode, row.Mandate.State, row.Mandate.ChangedAt))
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<MyEmployer>>(employers);
    }
}

/// <param name="Since">When the mandate came to stand as it does.</param>
public sealed record MyEmployer(EmployerId EmployerId, string Reference, string Name, string RegionCode, MandateState Mandate, DateTimeOffset Since);

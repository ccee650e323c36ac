using System.Globalization;
using System.Security.Cryptography;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>A new draft with a number of nine digits that people can say on the phone.</summary>
internal static class PostingDrafts
{
    public static async Task<JobPosting> NewAsync(MobileDbContext db, PostingRequest request, BrokerId broker, string? outsideReference, DateTimeOffset now, CancellationToken ct)
    {
        var posting = new JobPosting(JobPostingId.New(), await FreeReferenceAsync(db, ct), request.EmployerId, request.ToTerms(), now)
        {
            BrokerId = broker,
            OutsideReference = outsideReference,
        };
        posting.Skills.AddRange(request.ToSkills());
        return posting;
    }

    private static async Task<string> FreeReferenceAsync(MobileDbContext db, CancellationToken ct)
    {
        while (true)
        {
            var reference = RandomNumberGenerator.GetInt32(100_000_000, 1_000_000_000).ToString(CultureInfo.InvariantCulture);
            if (!await db.Postings.AnyAsync(p => p.Reference == reference, ct)) return reference;
        }
    }
}

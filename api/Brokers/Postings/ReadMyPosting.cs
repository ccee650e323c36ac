using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>A broker reads one own posting, with its remarks and its version.</summary>
internal static class ReadMyPosting
{
    public static async Task<Results<Ok<PostingView>, NotFound>> HandleAsync(JobPostingId id, CurrentBroker broker, MobileDbContext db, HttpResponse response, CancellationToken ct)
    {
        var posting = await db.Postings.Include(p => p.Skills).SingleOrDefaultAsync(p => p.Id == id && p.BrokerId == broker.Id, ct);
        if (posting is null) return TypedResults.NotFound();

        response.SetVersion(db.Entry(posting));
        return TypedResults.Ok(await PostingViews.LoadAsync(db, posting, ct));
    }
}

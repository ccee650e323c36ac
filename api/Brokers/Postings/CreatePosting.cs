using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>A broker writes a draft for an employer it has a mandate of, or has asked to have.</summary>
internal static class CreatePosting
{
    public static async Task<Results<Created<PostingView>, ProblemHttpResult>> HandleAsync(
        PostingRequest request, CurrentBroker broker, MobileDbContext db, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        if (!await db.Mandates.AnyAsync(m => m.BrokerId == broker.Id && m.EmployerId == request.EmployerId && m.State != MandateState.Revoked, ct)) return BrokerRefusals.NotAuthorised.ToProblem();
        var faults = await request.FaultsAsync(db, ct);
        if (faults.Count > 0) return faults.ToProblem();

        var posting = await PostingDrafts.NewAsync(db, request, broker.Id, outsideReference: null, clock.GetUtcNow(), ct);
        db.Postings.Add(posting);
        await db.SaveChangesAsync(ct);

        response.SetVersion(db.Entry(posting));
        return TypedResults.Created($"/v1/broker/postings/{posting.Id}", await PostingViews.LoadAsync(db, posting, ct));
    }
}

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>Why a broker takes a posting down; kept with it for ever.</summary>
public enum ClosingReason
{
    FilledHere = 1,
    FilledElsewhere = 2,
    EmployerWithdrew = 3,
    WrongText = 4,
    NobodyCame = 5,
    Other = 6,
}

/// <summary>A broker takes a posting down and says why. The same again changes nothing.</summary>
internal static class ClosePosting
{
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> HandleAsync(
        JobPostingId id, ClosePostingRequest request, CurrentBroker broker, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var posting = await db.Postings.SingleOrDefaultAsync(p => p.Id == id && p.BrokerId == broker.Id, ct);
        if (posting is null) return TypedResults.NotFound();
        if (posting.State == PostingState.Closed && posting.StateReason == request.Reason.ToString()) return TypedResults.NoContent();
        if (!posting.TryClose(request.Reason.ToString(), clock.GetUtcNow(), out var refusal)) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

public sealed record ClosePostingRequest(ClosingReason Reason);

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Hires;

/// <summary>
/// The third voice, and the only one that counts: once for each hire, never beyond the places of the posting. The same
/// confirmation again gets the same answer and changes nothing.
/// </summary>
internal static class ConfirmHire
{
    public static async Task<Results<Ok<ConfirmHireResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        HireId id, ConfirmHireRequest request, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await Work.BeginAsync(db, ct);
        await db.LockHireAsync(id, ct);
        var hire = await db.Hires.SingleOrDefaultAsync(h => h.Id == id && db.Workers.InScope(staff.ScopePrefix).Any(w => w.Id == h.WorkerId), ct);
        if (hire is null) return TypedResults.NotFound();
        if (hire.State == HireState.Confirmed)
            return IsTheSame(hire, request) ? TypedResults.Ok(ConfirmHireResponse.Of(hire)) : HireRefusals.AlreadyDecided.ToProblem();

        var now = clock.GetUtcNow();
        if (!hire.TryConfirm(request.Evidence, request.Note, staff.Id, Shanghai.DateOf(now), now, out var refusal)) return refusal.ToProblem();
        if (!await db.TryTakePlaceAsync(hire.PostingId, now, ct)) return HireRefusals.NoPlaceLeft.ToProblem();
        (await db.Applications.SingleAsync(a => a.Id == hire.ApplicationId, ct)).BecomeHired(now);

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(ConfirmHireResponse.Of(hire));
    }

    private static bool IsTheSame(Hire hire, ConfirmHireRequest request) => hire.EvidenceKind == request.Evidence && (hire.EvidenceNote ?? "") == (request.Note ?? "");
}

/// <param name="Evidence">What was seen or heard.</param>
public sealed record ConfirmHireRequest(HireEvidence Evidence, [Text(Hire.NoteMaxLength, Min = 0)] string? Note = null);

public sealed record ConfirmHireResponse(HireId Id, HireState State, JobPostingId PostingId, DateOnly StartsOn, int MonthPayFen, HireEvidence Evidence, DateTimeOffset ConfirmedAt)
{
    // Whole microseconds: what the database gives back must be the same text as what was answered first.
    internal static ConfirmHireResponse Of(Hire hire) => new(hire.Id, hire.State, hire.PostingId, hire.StartsOn, hire.MonthPayFen, hire.EvidenceKind!.Value,
        new DateTimeOffset(hire.ConfirmedAt!.Value.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero));
}

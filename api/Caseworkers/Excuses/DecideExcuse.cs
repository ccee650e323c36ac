using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Excuses;

/// <summary>The second person grants or refuses, once. The sweep then takes the slot out of the duty, or lets it go on.</summary>
internal static class DecideExcuse
{
    public static async Task<Results<Ok<ExcuseResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        ExcuseId id, DecideExcuseRequest request, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await Work.BeginAsync(db, ct);
        await db.LockExcuseAsync(id, ct);
        var excuse = await db.Excuses.SingleOrDefaultAsync(e => e.Id == id && db.Workers.InScope(staff.ScopePrefix).Any(w => w.Id == e.WorkerId), ct);
        if (excuse is null) return TypedResults.NotFound();
        if (!excuse.TryDecide(request.Granted, string.IsNullOrWhiteSpace(request.Note) ? null : Masking.WithoutPhones(request.Note), staff.Id, clock.GetUtcNow(), out var refusal)) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(ExcuseResponse.Of(excuse));
    }
}

/// <param name="Granted">True: the slot is not owed.</param>
/// <param name="Note">Why, in words; kept with the decision.</param>
public sealed record DecideExcuseRequest(bool Granted, [Text(Excuse.NoteMaxLength, Min = 0)] string? Note = null);

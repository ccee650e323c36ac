using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Partners;

/// <summary>The office at the work place says whether it found the person. The home office sees the request, but cannot answer itself.</summary>
internal static class AnswerForPartner
{
    public static async Task<Results<Ok<PartnerAnswered>, NotFound, ProblemHttpResult>> HandleAsync(
        PartnerRequestId id, AnswerForPartnerRequest request, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await Work.BeginAsync(db, ct);
        await db.LockPartnerRequestAsync(id, ct);
        var asked = await db.PartnerRequests.SingleOrDefaultAsync(r => r.Id == id && (r.RegionCode.StartsWith(staff.ScopePrefix) || db.Workers.InScope(staff.ScopePrefix).Any(w => w.Id == r.WorkerId)), ct);
        if (asked is null) return TypedResults.NotFound();
        if (!asked.RegionCode.StartsWith(staff.ScopePrefix, StringComparison.Ordinal)) return PartnerRefusals.NotYours.ToProblem();
        if (!asked.TryAnswer(request.Answer, string.IsNullOrWhiteSpace(request.Note) ? null : Masking.WithoutPhones(request.Note), staff.Id, clock.GetUtcNow(), out var refusal)) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(new PartnerAnswered(id, asked.Answer!.Value, asked.Note, "已答复，户籍地的工作人员会看到。"));
    }
}

/// <param name="Note">What the home office should know; no name, number or phone.</param>
public sealed record AnswerForPartnerRequest(PartnerAnswer Answer, [Text(PartnerRequest.NoteMaxLength, Min = 0)] string? Note = null);

/// <param name="Says">What happens now, in words.</param>
public sealed record PartnerAnswered(PartnerRequestId Id, PartnerAnswer Answer, string? Note, string Says);

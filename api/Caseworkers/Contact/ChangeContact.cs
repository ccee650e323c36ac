using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Contact;

/// <summary>A caseworker writes down what somebody said about being reached: most have no phone that they could say it with.</summary>
internal static class ChangeContact
{
    public static async Task<Results<Ok<ContactWishesResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        WorkerId id, ContactWishesRequest request, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct) =>
        await db.Workers.InScope(staff.ScopePrefix).AnyAsync(w => w.Id == id, ct) ? await ContactDesk.ChangeAsync(db, id, request, staff.Id, clock.GetUtcNow(), ct) : TypedResults.NotFound();
}

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Contact;

/// <summary>A caseworker looks how somebody wants to be reached.</summary>
internal static class ReadContact
{
    public static async Task<Results<Ok<ContactWishesResponse>, NotFound>> HandleAsync(WorkerId id, CurrentStaff staff, MobileDbContext db, CancellationToken ct) =>
        await db.Workers.InScope(staff.ScopePrefix).AnyAsync(w => w.Id == id, ct) ? await ContactDesk.ReadAsync(db, id, ct) : TypedResults.NotFound();
}

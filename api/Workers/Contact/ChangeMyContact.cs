using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Workers.Contact;

/// <summary>A worker says how and when they want to be reached.</summary>
internal static class ChangeMyContact
{
    public static Task<Results<Ok<ContactWishesResponse>, NotFound, ProblemHttpResult>> HandleAsync(ContactWishesRequest request, CurrentWorker me, MobileDbContext db, TimeProvider clock, CancellationToken ct) =>
        ContactDesk.ChangeAsync(db, me.Id, request, by: null, clock.GetUtcNow(), ct);
}

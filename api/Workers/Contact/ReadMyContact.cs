using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Workers.Contact;

/// <summary>A worker looks how they are reached.</summary>
internal static class ReadMyContact
{
    public static Task<Ok<ContactWishesResponse>> HandleAsync(CurrentWorker me, MobileDbContext db, CancellationToken ct) => ContactDesk.ReadAsync(db, me.Id, ct);
}

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Joining;

/// <summary>Whoever applied reads how the application stands, also after a refusal; the newest counts.</summary>
internal static class ReadMyBroker
{
    public static async Task<Results<Ok<ReadMyBrokerResponse>, NotFound>> HandleAsync(CurrentAccount account, MobileDbContext db, PersonalSecrets secrets, CancellationToken ct)
    {
        var broker = await db.Brokers.AsNoTracking().Where(b => b.AccountId == account.Id).OrderByDescending(b => b.AppliedAt).FirstOrDefaultAsync(ct);
        if (broker is null) return TypedResults.NotFound();

        var contact = BrokerContact.Open(secrets, broker);
        return TypedResults.Ok(new ReadMyBrokerResponse(broker.Id, broker.Name, broker.Kind, broker.RegionCode, broker.Verification, broker.VerifiedOn, broker.ReviewRemark, broker.Standing,
            broker.LicenceNo, broker.LicenceValidTo, broker.CreditCode, contact.Name, Masking.Phone(contact.Phone ?? ""), broker.AppliedAt));
    }
}

/// <param name="ReviewRemark">What the reviewer asks for; null when nothing.</param>
/// <param name="ContactPhone">In part.</param>
public sealed record ReadMyBrokerResponse(BrokerId Id, string Name, BrokerKind Kind, string RegionCode, LicenceVerification Verification, DateOnly? VerifiedOn, string? ReviewRemark, Standing Standing,
    string? LicenceNo, DateOnly? LicenceValidTo, string? CreditCode, string? ContactName, string ContactPhone, DateTimeOffset AppliedAt);

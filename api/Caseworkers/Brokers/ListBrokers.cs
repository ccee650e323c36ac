using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Brokers;

/// <summary>Brokers registered in the caseworker's scope, the oldest application first. Contact people are shown in part.</summary>
internal static class ListBrokers
{
    public static async Task<Ok<Page<BrokerItem>>> HandleAsync(CurrentStaff staff, Paging paging, MobileDbContext db, PersonalSecrets secrets, Chosen<LicenceVerification>? state, CancellationToken ct)
    {
        var wanted = state?.Value;
        var brokers = db.Brokers.AsNoTracking().InScope(staff.ScopePrefix).Where(b => wanted == null || b.Verification == wanted);
        if (paging.AfterMoment() is var (at, id))
            brokers = brokers.Where(b => EF.Functions.GreaterThan(ValueTuple.Create(b.AppliedAt, b.Id), ValueTuple.Create(at, new BrokerId(id))));

        var rows = await brokers.OrderBy(b => b.AppliedAt).ThenBy(b => b.Id).Take(paging.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.ToPage([.. rows.Select(b => Of(b, secrets))], b => Paging.CursorOf(b.AppliedAt, b.Id.Value)));
    }

    private static BrokerItem Of(Broker broker, PersonalSecrets secrets)
    {
        var contact = BrokerContact.Open(secrets, broker);
        return new BrokerItem(broker.Id, broker.Name, broker.Kind, broker.RegionCode, broker.Verification, broker.Standing, broker.LicenceNo, broker.LicenceValidTo, broker.CreditCode,
            Masking.Name(contact.Name ?? ""), Masking.Phone(contact.Phone ?? ""), broker.AppliedAt, broker.ReviewRemark);
    }
}

/// <param name="ContactName">In part.</param>
/// <param name="ContactPhone">In part.</param>
public sealed record BrokerItem(BrokerId Id, string Name, BrokerKind Kind, string RegionCode, LicenceVerification Verification, Standing Standing, string? LicenceNo, DateOnly? LicenceValidTo,
    string? CreditCode, string ContactName, string ContactPhone, DateTimeOffset AppliedAt, string? ReviewRemark);

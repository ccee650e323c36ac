using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Joining;

/// <summary>A labour broker, agency, cooperative or job station asks to post openings; a county looks at the papers first.</summary>
internal static class ApplyAsBroker
{
    private static readonly Refusal AlreadyApplied = new("broker.already_applied", "这个微信已经申请过了，请看审核结果。");

    public static async Task<Results<Created<ApplyAsBrokerResponse>, ProblemHttpResult>> HandleAsync(
        ApplyAsBrokerRequest request, CurrentAccount account, MobileDbContext db, PersonalSecrets secrets, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var mobile = PersonalTexts.Mobile(request.ContactPhone);
        var faults = await FaultsOfAsync(request, mobile, Shanghai.DateOf(now), db, ct);
        if (faults.Count > 0) return faults.ToProblem();
        if (await db.Brokers.AnyAsync(b => b.AccountId == account.Id && b.Verification != LicenceVerification.Rejected, ct)) return AlreadyApplied.ToProblem();

        var id = BrokerId.New();
        var contact = new BrokerContact(request.ContactName, mobile).Seal(secrets, id, request.RegionCode);
        db.Brokers.Add(new Broker(id, account.Id, request.Name.Trim(), request.Kind, request.RegionCode, contact, now)
        {
            LicenceNo = request.LicenceNo?.Trim(),
            LicenceValidTo = request.LicenceValidTo,
            CreditCode = request.CreditCode?.Trim().ToUpperInvariant(),
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (PostgresErrors.IsUnique(error, "ux_brokers_account"))
        {
            return AlreadyApplied.ToProblem();
        }

        return TypedResults.Created("/v1/brokers/mine", new ApplyAsBrokerResponse(id, LicenceVerification.Pending, "已收到，县人社部门会审核您的材料。审核通过后就能发岗位。"));
    }

    private static async Task<List<FieldError>> FaultsOfAsync(ApplyAsBrokerRequest request, string? mobile, DateOnly today, MobileDbContext db, CancellationToken ct)
    {
        var faults = new List<FieldError>();
        if (mobile is null) faults.Add(new("contactPhone", "phone.format", "请填11位手机号。"));
        if (!await db.Regions.AnyAsync(r => r.Code == request.RegionCode, ct)) faults.Add(new("regionCode", "region.unknown", "没有这个地方，请从列表里选。"));
        if (request.Kind is BrokerKind.StaffingAgency && (string.IsNullOrWhiteSpace(request.LicenceNo) || request.LicenceValidTo is null))
            faults.Add(new("licenceNo", "licence.missing", "人力资源服务机构要填许可证号和有效期。"));
        if (request.LicenceValidTo < today) faults.Add(new("licenceValidTo", "licence.expired", "许可证已过期，请先更新许可证。"));
        return faults;
    }
}

/// <param name="RegionCode">Where the business is registered: that county looks at the papers.</param>
/// <param name="ContactPhone">Kept sealed; in no list.</param>
public sealed record ApplyAsBrokerRequest(
    [Text(Broker.NameMaxLength)] string Name,
    BrokerKind Kind,
    [Text(9)] string RegionCode,
    [Text(30)] string ContactName,
    [Text(30)] string ContactPhone,
    [Text(60)] string? LicenceNo = null,
    DateOnly? LicenceValidTo = null,
    [Text(18, Min = 18)] string? CreditCode = null)
{
    /// <summary>Never shows who can be reached where: this record may end in a log.</summary>
    public override string ToString() => nameof(ApplyAsBrokerRequest);
}

public sealed record ApplyAsBrokerResponse(BrokerId Id, LicenceVerification Verification, string Says);

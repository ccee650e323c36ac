using System.Diagnostics.CodeAnalysis;

namespace JobAssist.Mobile.Domain.Employers;

/// <summary>
/// A labour broker, agency, cooperative or job station that posts openings (policy row F1). It posts only after a
/// county has checked its papers, and may never take a fee from a worker.
/// </summary>
public sealed class Broker
{
    public const int NameMaxLength = 60;

    private Broker() { } // EF

    public Broker(BrokerId id, AccountId? accountId, string name, BrokerKind kind, string regionCode, byte[] contactSealed, DateTimeOffset now) =>
        (Id, AccountId, Name, Kind, RegionCode, ContactSealed, AppliedAt, ChangedAt) = (id, accountId, name, kind, regionCode, contactSealed, now, now);

    public BrokerId Id { get; private set; }
    public string? Reference { get; set; }
    public AccountId? AccountId { get; private set; }
    public string Name { get; private set; } = "";
    public BrokerKind Kind { get; private set; }
    public string RegionCode { get; private set; } = "";
    public string? CreditCode { get; set; }
    public string? LicenceNo { get; set; }
    public DateOnly? LicenceValidTo { get; set; }
    public byte[] ContactSealed { get; private set; } = [];
    public LicenceVerification Verification { get; set; } = LicenceVerification.Pending;
    public DateOnly? VerifiedOn { get; set; }
    public StaffId? VerifiedBy { get; private set; }
    public string? ReviewRemark { get; private set; }
    public Standing Standing { get; set; } = Standing.Good;
    public DateTimeOffset AppliedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Joins the file of a broker known from a list with the account that proved to be theirs.</summary>
    public void JoinWith(AccountId account, DateTimeOffset now) => (AccountId, ChangedAt) = (account, now);

    /// <summary>May this broker hand in postings on <paramref name="day"/>?</summary>
    public bool MayPostOn(DateOnly day, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = this switch
        {
            { Verification: LicenceVerification.Pending } => BrokerRefusals.NotVerifiedYet,
            { Verification: LicenceVerification.Rejected } => BrokerRefusals.Rejected,
            { Standing: Standing.Suspended } => BrokerRefusals.Suspended,
            { Verification: LicenceVerification.Lapsed } => BrokerRefusals.LicenceExpired,
            { LicenceValidTo: { } lastDay } when lastDay < day => BrokerRefusals.LicenceExpired,
            _ => null,
        };
        return refusal is null;
    }

    /// <summary>A caseworker has looked at the papers and they are good.</summary>
    public bool TryVerify(StaffId by, DateOnly today, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = Verification is LicenceVerification.Verified or LicenceVerification.Rejected ? BrokerRefusals.AlreadyDecided
            : LicenceValidTo < today ? BrokerRefusals.LicenceExpired : null;
        if (refusal is not null) return false;

        (Verification, VerifiedOn, VerifiedBy, ReviewRemark, ChangedAt) = (LicenceVerification.Verified, today, by, null, now);
        return true;
    }

    /// <summary>A caseworker has looked at the papers and they are not good; the remark says what to bring.</summary>
    public bool TryReject(StaffId by, string remark, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = Verification is LicenceVerification.Verified or LicenceVerification.Rejected ? BrokerRefusals.AlreadyDecided : null;
        if (refusal is not null) return false;

        (Verification, VerifiedBy, ReviewRemark, ChangedAt) = (LicenceVerification.Rejected, by, remark, now);
        return true;
    }
}

/// <summary>A broker's right to act for an employer.</summary>
public sealed class Mandate
{
    private Mandate() { } // EF

    public Mandate(MandateId id, BrokerId brokerId, EmployerId employerId, MandateState state, DateTimeOffset now) =>
        (Id, BrokerId, EmployerId, State, ChangedAt) = (id, brokerId, employerId, state, now);

    public MandateId Id { get; private set; }
    public BrokerId BrokerId { get; private set; }
    public EmployerId EmployerId { get; private set; }
    public MandateState State { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    public void Become(MandateState state, DateTimeOffset now) => (State, ChangedAt) = (state, now);
}

/// <summary>Why a broker may not.</summary>
public static class BrokerRefusals
{
    public static readonly Refusal NotVerifiedYet = new("broker.not_verified", "您的资质还在审核，请等县人社部门审核通过后再发布岗位。");
    public static readonly Refusal Rejected = new("broker.rejected", "您的资质审核没有通过，请按审核意见补齐材料后重新申请。");
    public static readonly Refusal Suspended = new("broker.suspended", "您的发布资格已暂停，请联系县人社部门。");
    public static readonly Refusal LicenceExpired = new("licence.expired", "许可证已过期，请先更新许可证。");
    public static readonly Refusal AlreadyDecided = new("broker.already_decided", "这份申请已经审核过了，请刷新后再看。");
    public static readonly Refusal NotAuthorised = new("not.authorised", "您没有该用人单位的有效授权，请先让单位确认授权。");
}

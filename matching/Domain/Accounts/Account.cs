namespace JobAssist.Mobile.Domain.Accounts;

/// <summary>One WeChat identity of our app. A contact point: one account may stand for several people of a family.</summary>
public sealed class Account
{
    private Account() { } // EF

    public Account(AccountId id, string appId, byte[] openIdIndex, byte[] openIdSealed, DateTimeOffset now) =>
        (Id, AppId, OpenIdIndex, OpenIdSealed, CreatedAt, SeenAt) = (id, appId, openIdIndex, openIdSealed, now, now);

    public AccountId Id { get; private set; }
    public string AppId { get; private set; } = "";

    /// <summary>Keyed hash of the openid, unique within the app.</summary>
    public byte[] OpenIdIndex { get; private set; } = [];
    public byte[] OpenIdSealed { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>WeChat said that the openid is invalid: nothing is sent to it any more.</summary>
    public DateTimeOffset? BadSince { get; private set; }

    public void Seen(DateTimeOffset now) => SeenAt = now;

    public void MarkBad(DateTimeOffset now) => BadSince ??= now;
}

/// <summary>How an account came to speak for a worker.</summary>
public enum BindingWay
{
    /// <summary>Real name, identity number and a phone number that the register knows.</summary>
    Binding = 1,

    /// <summary>The person registered on this account.</summary>
    Registration = 2,

    /// <summary>An office's list said so.</summary>
    Import = 3,
}

/// <summary>An account may speak for this worker.</summary>
public sealed class AccountWorker
{
    private AccountWorker() { } // EF

    public AccountWorker(AccountId accountId, WorkerId workerId, BindingWay boundBy, DateTimeOffset now) =>
        (AccountId, WorkerId, BoundBy, BoundAt) = (accountId, workerId, boundBy, now);

    public AccountId AccountId { get; private set; }
    public WorkerId WorkerId { get; private set; }
    public DateTimeOffset BoundAt { get; private set; }
    public BindingWay BoundBy { get; private set; }
}

/// <summary>What a member of staff may do; the scope is a region code prefix.</summary>
public enum StaffRole
{
    Caseworker = 1,
    Supervisor = 2,
    Liaison = 3,
}

/// <summary>A caseworker, supervisor or liaison, invited by an office.</summary>
public sealed class StaffMember
{
    private StaffMember() { } // EF

    public StaffMember(StaffId id, StaffRole role, string regionCode, string displayName, DateTimeOffset now) =>
        (Id, Role, RegionCode, DisplayName, InvitedAt) = (id, role, regionCode, displayName, now);

    public StaffId Id { get; private set; }
    public AccountId? AccountId { get; private set; }
    public StaffRole Role { get; private set; }

    /// <summary>Everything whose code begins with it is in scope; 0000 at the end of a six-digit code stands for the whole level.</summary>
    public string RegionCode { get; private set; } = "";
    public string DisplayName { get; private set; } = "";
    public DateTimeOffset InvitedAt { get; private set; }
    public DateTimeOffset? DisabledAt { get; private set; }

    public void JoinWith(AccountId account) => AccountId = account;

    public void Disable(DateTimeOffset now) => DisabledAt ??= now;

    /// <summary>The prefix that every code in scope begins with: 530600 → "5306", 530602 → "530602".</summary>
    public string ScopePrefix => ScopeOf(RegionCode);

    public static string ScopeOf(string regionCode) =>
        regionCode.Length != 6 ? regionCode : regionCode.EndsWith("0000", StringComparison.Ordinal) ? regionCode[..2] : regionCode.EndsWith("00", StringComparison.Ordinal) ? regionCode[..4] : regionCode;
}

/// <summary>One sign-in. Only hashes of its tokens are kept; revocation bites at the next request.</summary>
public sealed class Session
{
    /// <summary>An access token lives two hours, a refresh token sixty days of disuse.</summary>
    public static readonly TimeSpan AccessLife = TimeSpan.FromHours(2);
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(60);

    private Session() { } // EF

    public Session(SessionId id, AccountId accountId, WorkerId? workerId, byte[] accessHash, byte[] refreshHash, DateTimeOffset now)
    {
        (Id, AccountId, WorkerId, CreatedAt) = (id, accountId, workerId, now);
        (AccessHash, RefreshHash) = (accessHash, refreshHash);
        (AccessExpiresAt, RefreshExpiresAt) = (now + AccessLife, now + RefreshLife);
    }

    public SessionId Id { get; private set; }
    public AccountId AccountId { get; private set; }

    /// <summary>Who of the people on this account is speaking; null until told when there are several.</summary>
    public WorkerId? WorkerId { get; private set; }
    public byte[] AccessHash { get; private set; } = [];
    public byte[] RefreshHash { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset AccessExpiresAt { get; private set; }
    public DateTimeOffset RefreshExpiresAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public void SpeakFor(WorkerId worker) => WorkerId = worker;

    /// <summary>New tokens for the same session; the old ones are dead at once.</summary>
    public void Renew(byte[] accessHash, byte[] refreshHash, DateTimeOffset now)
    {
        (AccessHash, RefreshHash) = (accessHash, refreshHash);
        (AccessExpiresAt, RefreshExpiresAt) = (now + AccessLife, now + RefreshLife);
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

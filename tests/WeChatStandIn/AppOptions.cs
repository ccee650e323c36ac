namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>One Mini Program account.</summary>
public sealed record AppOptions
{
    public required string AppId { get; init; }
    public required string Secret { get; init; }
    public string OriginalId { get; init; } = "gh_000000000000";

    /// <summary>Put a unionid into the login answer.</summary>
    public bool GivesUnionId { get; init; }
    public bool SecretFrozen { get; init; }

    /// <summary>Callers that may fetch tokens; empty lets everybody.</summary>
    public IReadOnlyList<string> AllowedIps { get; init; } = [];
    public bool Released { get; init; } = true;

    /// <summary>Pages of the released version, without a leading slash.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>The account lost the right to send subscription messages (43107).</summary>
    public bool MessagesBanned { get; init; }
    public IReadOnlyList<TemplateOptions> Templates { get; init; } = [];
    public PushOptions? Push { get; init; }
}

/// <summary>How the account's events reach its server.</summary>
public sealed record PushOptions
{
    public required string Url { get; init; }
    public required string Token { get; init; }

    /// <summary>43 characters; needed by the compatible and safe modes.</summary>
    public string EncodingAesKey { get; init; } = "";
    public PushMode Mode { get; init; } = PushMode.Safe;
}

/// <summary>Message mode of the push settings.</summary>
public enum PushMode
{
    Plain = 1,
    Compatible = 2,
    Safe = 3,
}

/// <summary>A private template; its keys are read from <see cref="Content"/>.</summary>
public sealed record TemplateOptions
{
    public required string Id { get; init; }
    public required string Title { get; init; }

    /// <summary>Lines such as <c>岗位:{{thing1.DATA}}</c>.</summary>
    public required string Content { get; init; }

    /// <summary>2 one-time, 3 long-term.</summary>
    public int Type { get; init; } = 2;
    public bool Banned { get; init; }

    /// <summary>Allowed values of enum keys, by key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> EnumValues { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>An account to create, with its starting state.</summary>
public sealed record AccountSeed
{
    public required string User { get; init; }

    /// <summary>Empty means the first configured app.</summary>
    public string? AppId { get; init; }
    public string? OpenId { get; init; }
    public string? Phone { get; init; }
    public string CountryCode { get; init; } = "86";

    /// <summary>Hidden grants to add, by template id; for a long-term template any positive number.</summary>
    public IReadOnlyDictionary<string, int> Grants { get; init; } = new Dictionary<string, int>();
}

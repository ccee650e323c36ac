namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Choices where the real platform's behaviour is unknown or varies; the defaults are the strict side.</summary>
public sealed record Switches
{
    /// <summary>Template ids one panel takes; old clients refuse more than three.</summary>
    public int MaxTemplatesPerTap { get; init; } = 3;

    /// <summary>Where accumulated one-time grants stop growing; null is unlimited.</summary>
    public int? GrantCap { get; init; }

    /// <summary>Judge the data of a message before the consent of its reader.</summary>
    public bool DataBeforeGrant { get; init; }
    public bool RefuseNonBmp { get; init; } = true;

    /// <summary>A key that the template does not have is a fault.</summary>
    public bool RefuseUnknownKeys { get; init; } = true;

    /// <summary>An unreleased page is refused with 41030 instead of being recorded only.</summary>
    public bool RefuseUnknownPage { get; init; }
    public bool RefuseLeadingSlash { get; init; }

    /// <summary>A silent "always keep" accept also pushes the popup event.</summary>
    public bool PopupEventWhenKept { get; init; } = true;

    /// <summary>Refusing a template in the settings also voids its banked one-time grants.</summary>
    public bool RefusalVoidsOneTime { get; init; } = true;
    public bool CountryCodeAsNumber { get; init; }

    /// <summary>Answer when a phone code comes with somebody else's openid.</summary>
    public int PhoneOpenIdMismatch { get; init; } = 40029;
    public bool CreateTimeAsString { get; init; }

    /// <summary>Wrap the list of an event the way one report has seen it.</summary>
    public bool WrapEventList { get; init; }
    public bool ShufflePushFields { get; init; } = true;
    public bool ExtraPushFields { get; init; } = true;

    /// <summary>A retried push is signed again with a new timestamp and nonce.</summary>
    public bool ResignOnRetry { get; init; } = true;

    /// <summary>Every n-th login of an account rotates its session key.</summary>
    public int RotateSessionKeyEvery { get; init; } = 3;
}

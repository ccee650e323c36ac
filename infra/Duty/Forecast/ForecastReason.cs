namespace JobAssist.Mobile.Infra.Duty.Forecast;

/// <summary>Why WeChat will not reach somebody.</summary>
public enum ForecastReason
{
    /// <summary>No account speaks for the person.</summary>
    NoAccount = 1,

    /// <summary>WeChat has said that every account of the person is invalid.</summary>
    BadOpenId = 2,

    /// <summary>No tick of consent is left.</summary>
    NoConsent = 3,

    /// <summary>Several people share the account, and its ticks go to those who come before.</summary>
    TooFewTicks = 4,

    /// <summary>The person has asked for another way first.</summary>
    PrefersOther = 5,
}

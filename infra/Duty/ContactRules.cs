namespace JobAssist.Mobile.Infra.Duty;

/// <summary>What a person's wishes about being reached mean, as conditions that rounds, fences and the forecast share.</summary>
public static class ContactRules
{
    /// <summary>Over contact_preferences p, which need not be there: WeChat is not this person's first way.</summary>
    public const string PrefersOther = "coalesce(p.preferred_channel <> 'WeChat', false)";
}

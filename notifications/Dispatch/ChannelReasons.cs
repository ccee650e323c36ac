namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>Stable words for why a message cannot be sent; they stand on the slot and on the task for a person.</summary>
internal static class ChannelReasons
{
    public const string NoAccount = "no_account";
    public const string BadOpenId = "bad_openid";
    public const string NoConsent = "no_consent";
    /// <summary>The person has asked for another way first.</summary>
    public const string PrefersOther = "prefers_other";
    public const string BadValues = "bad_values";

    /// <summary>The ledger already holds a try that may have left the house.</summary>
    public const string AlreadyTried = "already_tried";

    /// <summary>Null when at least one account can be used, now or in a moment.</summary>
    public static string? Of(IReadOnlyCollection<ReachableAccount> accounts)
    {
        if (accounts.Count == 0) return NoAccount;
        if (accounts.All(account => account.IsBad)) return BadOpenId;
        return accounts.Any(account => account is { IsBad: false, HasConsent: true }) ? null : NoConsent;
    }
}

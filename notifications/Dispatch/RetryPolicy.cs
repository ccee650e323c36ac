using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.WeChat;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>
/// When a slot that WeChat certainly did not take is tried again.
/// <code>
/// Concurrent    1–5 s                another send to the same person was under way
/// QuotaUsedUp   next day 00:05–00:15 the day's quota starts again at midnight in Beijing (BudgetDay)
/// Throttled     60–90 s              too many in this minute
/// Credentials   5–6 min              somebody must look at the account
/// NotConnected  5 s · 2^tries, at most 6 h
/// HeldBack      30–45 s              our own circuit is open
/// </code>
/// </summary>
internal static class RetryPolicy
{
    /// <summary>How long a batch under way rests when its template is refused.</summary>
    public static readonly TimeSpan WhileTemplateIsStopped = TimeSpan.FromSeconds(10);

    /// <param name="reason">Why it was not taken.</param>
    /// <param name="tries">Tries so far, this one included.</param>
    /// <param name="now">The clock.</param>
    /// <param name="jitter">0 to 1.</param>
    public static DateTimeOffset NextAttempt(NotAcceptedReason reason, int tries, DateTimeOffset now, double jitter) => reason switch
    {
        NotAcceptedReason.Concurrent => now.AddSeconds(1 + 4 * jitter),
        NotAcceptedReason.QuotaUsedUp => BudgetDay.EndOf(now).AddMinutes(10 * jitter),
        NotAcceptedReason.Throttled => now.AddSeconds(60 + 30 * jitter),
        NotAcceptedReason.Credentials => now.AddMinutes(5 + jitter),
        NotAcceptedReason.HeldBack => now.AddSeconds(30 + 15 * jitter),
        _ => now + TimeSpan.FromSeconds(Math.Min(6 * 3600, 5 * Math.Pow(2, Math.Clamp(tries - 1, 0, 13))) * (1 + 0.2 * jitter)),
    };

    /// <summary>
    /// Another message to the same account is under way: moments, or, when nobody knows what became of it, until a receipt or a
    /// day. 1.5 s · 1.5^(tries − 1), at most 5 min, and up to half as much again.
    /// </summary>
    public static TimeSpan WhileBusy(int tries, double jitter) =>
        TimeSpan.FromSeconds(Math.Min(300, 1.5 * Math.Pow(1.5, Math.Clamp(tries - 1, 0, 20))) * (1 + 0.5 * jitter));

    /// <summary>How long the whole dispatch rests: what holds for one send holds for the next one too.</summary>
    public static TimeSpan Rest(NotAcceptedReason reason) => reason switch
    {
        NotAcceptedReason.Concurrent => TimeSpan.Zero,
        // The budget of the day is stopped for every program; this one finishes nothing of its batch.
        NotAcceptedReason.QuotaUsedUp => TimeSpan.FromMinutes(1),
        NotAcceptedReason.Throttled => TimeSpan.FromMinutes(1),
        NotAcceptedReason.Credentials => TimeSpan.FromMinutes(1),
        _ => TimeSpan.FromSeconds(5),
    };
}

namespace JobAssist.Mobile.SmsStandIn;

/// <summary>What was sent to whom and when, as far as the limits ask.</summary>
public sealed class SendCounters(World world)
{
    static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);

    readonly Lock _gate = new();
    readonly Dictionary<string, List<(DateTimeOffset At, string Text)>> _byPhone = new(StringComparer.Ordinal);
    readonly Dictionary<string, (DateOnly Day, int Sent, int Paid)> _byApp = new(StringComparer.Ordinal);
    (long Second, int Calls) _calls;

    /// <summary>False when this second has had its calls.</summary>
    internal bool TakeCall()
    {
        lock (_gate)
        {
            var second = world.Clock.GetUtcNow().ToUnixTimeSeconds();
            _calls = _calls.Second == second ? (second, _calls.Calls + 1) : (second, 1);
            return _calls.Calls <= world.Limits.CallsPerSecond;
        }
    }

    /// <summary>Counts one message; the vendor's code when a limit holds it back.</summary>
    internal string? Take(AppOptions app, string phone, string text, int fee)
    {
        lock (_gate)
        {
            var code = OverLimit(app, phone, text, fee);
            if (code is null)
                Count(app.SdkAppId, phone, text, fee, world.Clock.GetUtcNow());
            return code;
        }
    }

    /// <summary>Takes an entry of an earlier run into account.</summary>
    internal void Remember(JournalEntry entry)
    {
        if (entry is not { SerialNo: not null, AppId: { } app, Phone: { } phone, Text: { } text })
            return;
        lock (_gate)
            Count(app, phone, text, entry.Fee, entry.At);
    }

    string? OverLimit(AppOptions app, string phone, string text, int fee)
    {
        var (limits, now, today) = (world.Limits, world.Clock.GetUtcNow(), Day(world.Clock.GetUtcNow()));
        var sent = _byPhone.GetValueOrDefault(phone) ?? [];
        if (sent.Count(one => one.Text == text && now - one.At < HalfMinute) >= (limits.SameTextPerHalfMinute ?? int.MaxValue))
            return "LimitExceeded.PhoneNumberThirtySecondLimit";
        if (sent.Count(one => now - one.At < TimeSpan.FromHours(1)) >= (limits.NumberPerHour ?? int.MaxValue))
            return "LimitExceeded.PhoneNumberOneHourLimit";
        if (sent.Count(one => Day(one.At) == today) >= (limits.NumberPerDay ?? int.MaxValue))
            return "LimitExceeded.PhoneNumberDailyLimit";
        if (sent.Count(one => one.Text == text && Day(one.At) == today) >= (limits.SameTextPerDay ?? int.MaxValue))
            return "LimitExceeded.PhoneNumberSameContentDailyLimit";
        var counted = _byApp.GetValueOrDefault(app.SdkAppId);
        if (counted.Day == today && counted.Sent >= (limits.AppPerDay ?? int.MaxValue))
            return "LimitExceeded.AppDailyLimit";
        return counted.Paid + fee > (app.Balance ?? int.MaxValue) ? "FailedOperation.InsufficientBalanceInSmsPackage" : null;
    }

    void Count(string appId, string phone, string text, int fee, DateTimeOffset at)
    {
        if (!_byPhone.TryGetValue(phone, out var sent))
            _byPhone[phone] = sent = [];
        sent.Add((at, text));
        sent.RemoveAll(one => at - one.At > TimeSpan.FromDays(2));
        var counted = _byApp.GetValueOrDefault(appId);
        _byApp[appId] = (Day(at), counted.Day == Day(at) ? counted.Sent + 1 : 1, counted.Paid + fee);
    }

    static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime.AddHours(8));
}

using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace JobAssist.Mobile.Infra;

/// <summary>
/// Real time moved by a fixed amount, so that a whole system can be shown a minute before a round. Timers and durations run
/// as always. Settings: Clock:Shift (a time span, the same for every program) or Clock:StartAt (what the clock shows when this program starts).
/// </summary>
public sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    /// <summary>The clock that the settings ask for; the system's when they ask for none.</summary>
    public static TimeProvider Of(IConfiguration configuration)
    {
        if (configuration["Clock:Shift"] is { Length: > 0 } shift) return new ShiftedClock(TimeSpan.Parse(shift, CultureInfo.InvariantCulture));
        return configuration["Clock:StartAt"] is { Length: > 0 } start
            ? new ShiftedClock(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) - System.GetUtcNow())
            : System;
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}

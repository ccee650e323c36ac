using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Forecast;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>
/// Writes down once a day, towards the end of a half month, how many people of each county WeChat will not reach in it and in the coming
/// one, so that it is seen even if nobody looks. A row that is there stays.
/// </summary>
internal sealed partial class ForecastKeeper(NpgsqlDataSource database, DutyForecasts forecasts, IOptions<DutyOptions> options, TimeProvider clock, ILogger<ForecastKeeper> logger)
{
    private DateOnly keptOn;

    /// <summary>Returns how many rows this call has written; nothing is looked up again once a day is complete.</summary>
    public async Task<int> KeepAsync(CancellationToken cancellationToken)
    {
        var today = Shanghai.DateOf(clock.GetUtcNow());
        var running = NoticeSlot.Of(today);
        if (today == keptOn || running.LastDay.DayNumber - today.DayNumber > options.Value.Forecast.DaysAhead) return 0;

        var written = 0;
        foreach (var slot in (NoticeSlot[])[running, running.Next()])
        {
            var (owed, unreachable) = (0, 0);
            foreach (var county in await MissingAsync(slot, today, cancellationToken))
            {
                var forecast = await forecasts.OfAsync(slot, county, cancellationToken);
                if (!await WriteAsync(forecast, county, today, cancellationToken)) continue;
                (written, owed, unreachable) = (written + 1, owed + forecast.Owed, unreachable + forecast.Unreachable.Count);
            }

            if (owed > 0) LogForecast(slot.ToString(), owed, unreachable);
        }

        keptOn = today;
        return written;
    }

    private async Task<List<string>> MissingAsync(NoticeSlot slot, DateOnly today, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ListAsync("""
            SELECT r.code FROM regions r WHERE r.level = 'County' AND EXISTS (SELECT 1 FROM workers w WHERE w.county_code = r.code)
               AND NOT EXISTS (SELECT 1 FROM duty_forecasts f WHERE f.county_code = r.code AND f.slot = $1 AND f.made_on = $2) ORDER BY r.code
            """, [slot.ToString(), today], row => row.GetString(0), cancellationToken);
    }

    private async Task<bool> WriteAsync(DutyForecast forecast, string county, DateOnly today, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync("""
            INSERT INTO duty_forecasts (county_code, slot, made_on, made_at, owed, no_account, bad_open_id, no_consent, too_few_ticks, prefers_other, by_sms, by_call, by_visit)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING
            """,
            [county, forecast.Slot.ToString(), today, clock.GetUtcNow(), forecast.Owed, forecast.Of(ForecastReason.NoAccount), forecast.Of(ForecastReason.BadOpenId),
             forecast.Of(ForecastReason.NoConsent), forecast.Of(ForecastReason.TooFewTicks), forecast.Of(ForecastReason.PrefersOther), forecast.Of(NoticeChannel.Sms), forecast.Of(NoticeChannel.PhoneCall), forecast.Of(NoticeChannel.Visit)],
            cancellationToken) == 1;
    }

    [LoggerMessage(1, LogLevel.Information, "Forecast of {Slot}: {Owed} are owed a message, WeChat will not reach {Unreachable} of them as things stand")]
    private partial void LogForecast(string slot, int owed, int unreachable);
}

using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Dispatch;
using JobAssist.Mobile.Notifications.Rounds;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.Sweep;

/// <summary>The watchdog over the ledger: needs no scheduler, finds what one has missed, and holds the round if nobody has.</summary>
internal sealed partial class SweepService(SlotSweep sweep, SlotCloser closer, Housekeeping housekeeping, RoundRunner rounds, NoticeDispatcher dispatcher, RoundReport reports, ForecastKeeper forecasts, SendAlarms alarms, IOptions<DutyOptions> options, TimeProvider clock, ILogger<SweepService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Sweep.Enabled) return;
        using var timer = new PeriodicTimer(options.Value.Sweep.Interval, clock);
        do
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
            {
                // The database is away: the next pass finds everything where it was.
                LogFailed(error.GetType().Name, (error as Npgsql.PostgresException)?.SqlState);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    /// <summary>Repair, look whether anything keeps messages back, hold the round if it is time, send what is due, count, write down the day's forecast.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (await sweep.PassAsync(cancellationToken) is { Anything: true } swept) LogSwept(swept);
        foreach (var closed in await closer.CloseAsync(cancellationToken)) LogClosed(closed.Slot.ToString(), closed.CountyCode, closed.Owed, closed.Fulfilled, closed.Excused, closed.Missed);
        await housekeeping.CleanAsync(cancellationToken);
        await alarms.ReadAsync(cancellationToken);
        var slot = NoticeSlot.Of(clock.GetUtcNow());
        if (await rounds.IsTimeAsync(slot, cancellationToken))
        {
            await rounds.HoldAsync(slot, RoundStart.Sweep, cancellationToken);
            await dispatcher.DispatchDueAsync(cancellationToken);
            await reports.KeepAsync(slot, cancellationToken);
        }

        await forecasts.KeepAsync(cancellationToken);
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Swept}")]
    private partial void LogSwept(Swept swept);

    [LoggerMessage(3, LogLevel.Information, "Slot {Slot} of {County} is closed: {Owed} owed, {Fulfilled} fulfilled, {Excused} excused, {Missed} missed")]
    private partial void LogClosed(string slot, string county, int owed, int fulfilled, int excused, int missed);

    [LoggerMessage(2, LogLevel.Warning, "The sweep was cut off ({Error}, {SqlState}); the next pass goes on")]
    private partial void LogFailed(string error, string? sqlState);
}

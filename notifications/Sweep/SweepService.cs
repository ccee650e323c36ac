using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Rounds;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.Sweep;

/// <summary>The watchdog over the ledger: needs no scheduler, finds what one has missed, and holds the round if nobody has.</summary>
internal sealed partial class SweepService(SlotSweep sweep, SlotCloser closer, Housekeeping housekeeping, RoundRunner rounds, RoundReport reports, ForecastKeeper forecasts, SendAlarms alarms, IOptions<DutyOptions> options, TimeProvider clock, ILogger<SweepService> logger) : DutyLoop(clock, logger)
{
    protected override TimeSpan Interval => options.Value.Sweep.Interval;

    protected override Task TurnAsync(CancellationToken cancellationToken) => options.Value.Sweep.Enabled ? PassAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Repair, look whether anything keeps messages back, hold the round if it is time, count, write down the day's forecast.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (await sweep.PassAsync(cancellationToken) is { Anything: true } swept) LogSwept(Logger, swept);
        foreach (var closed in await closer.CloseAsync(cancellationToken)) LogClosed(Logger, closed.Slot.ToString(), closed.CountyCode, closed.Owed, closed.Fulfilled, closed.Excused, closed.Missed);
        await housekeeping.CleanAsync(cancellationToken);
        await alarms.ReadAsync(cancellationToken);
        var slot = NoticeSlot.Of(Clock.GetUtcNow());
        if (await rounds.IsTimeAsync(slot, cancellationToken))
        {
            await rounds.HoldAsync(slot, RoundStart.Sweep, cancellationToken);
            await reports.KeepAsync(slot, cancellationToken);
        }

        await forecasts.KeepAsync(cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Information, "{Swept}")]
    private static partial void LogSwept(ILogger logger, Swept swept);

    [LoggerMessage(3, LogLevel.Information, "Slot {Slot} of {County} is closed: {Owed} owed, {Fulfilled} fulfilled, {Excused} excused, {Missed} missed")]
    private static partial void LogClosed(ILogger logger, string slot, string county, int owed, int fulfilled, int excused, int missed);
}

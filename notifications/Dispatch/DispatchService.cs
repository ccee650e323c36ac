using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>Looks every few seconds for notices that are due. Neither Quartz nor the sweep waits for a long dispatch: a round of twenty thousand takes eight minutes.</summary>
internal sealed class DispatchService(NoticeDispatcher dispatcher, IOptions<DutyOptions> options, TimeProvider clock, ILogger<DispatchService> logger) : DutyLoop(clock, logger)
{
    protected override TimeSpan Interval => options.Value.Dispatch.Interval;

    protected override Task TurnAsync(CancellationToken cancellationToken) => dispatcher.DispatchDueAsync(cancellationToken);
}

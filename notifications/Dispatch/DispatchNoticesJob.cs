using Quartz;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>When to dispatch is Quartz's business; what dispatching means is NoticeDispatcher's.</summary>
internal sealed class DispatchNoticesJob(NoticeDispatcher dispatcher) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await dispatcher.DispatchDueAsync(cancellationToken);
}

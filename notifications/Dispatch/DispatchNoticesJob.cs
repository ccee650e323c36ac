using JobAssist.Mobile.Notifications.Sms;
using Quartz;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>When to dispatch is Quartz's business; what dispatching means is the dispatchers'.</summary>
internal sealed class DispatchNoticesJob(NoticeDispatcher dispatcher, SmsDispatcher sms) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await dispatcher.DispatchDueAsync(cancellationToken);
        await sms.DispatchDueAsync(cancellationToken);
    }
}

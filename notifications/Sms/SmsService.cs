using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.Sms;

/// <summary>Looks every few seconds for SMS that are due. Neither Quartz nor the sweep waits for a long dispatch.</summary>
internal sealed class SmsService(SmsDispatcher dispatcher, IOptions<DutyOptions> options, TimeProvider clock, ILogger<SmsService> logger) : DutyLoop(clock, logger)
{
    protected override TimeSpan Interval => options.Value.Sms.Interval;

    protected override Task TurnAsync(CancellationToken cancellationToken) => dispatcher.DispatchDueAsync(cancellationToken);
}

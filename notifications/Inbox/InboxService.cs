using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>Looks into the inboxes every few seconds, and goes on at once while there is work.</summary>
internal sealed class InboxService(WeChatInbox weChat, SmsInbox sms, IOptions<DutyOptions> options, TimeProvider clock, ILogger<InboxService> logger) : DutyLoop(clock, logger)
{
    protected override TimeSpan Interval => options.Value.Inbox.Interval;

    protected override async Task TurnAsync(CancellationToken cancellationToken)
    {
        var inbox = options.Value.Inbox;
        while (inbox.Enabled && await weChat.WorkAsync(cancellationToken) + await sms.WorkAsync(cancellationToken) >= inbox.Batch)
        {
            // More is waiting.
        }
    }
}

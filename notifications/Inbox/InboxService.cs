using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>Looks into the inboxes every few seconds, and goes on at once while there is work.</summary>
internal sealed class InboxService(WeChatInbox weChat, SmsInbox sms, IOptions<DutyOptions> options, TimeProvider clock, ILogger<InboxService> logger) : DutyLoop(clock, logger)
{
    protected override TimeSpan Interval => options.Value.Inbox.Interval;

    protected override async Task<bool> TurnAsync(CancellationToken cancellationToken) =>
        options.Value.Inbox.Enabled && await weChat.WorkAsync(cancellationToken) + await sms.WorkAsync(cancellationToken) >= options.Value.Inbox.Batch;
}

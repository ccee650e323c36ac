using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.WeChat.Callbacks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>WeChat's pushes.</summary>
internal sealed class WeChatInbox(NpgsqlDataSource database, PersonalSecrets secrets, PushHandler handler, IOptions<DutyOptions> options, TimeProvider clock, ILogger<WeChatInbox> logger)
    : PushInbox(database, secrets, options.Value.Inbox, clock, logger)
{
    protected override string Table => "wechat_events";

    protected override string Field => SecretFields.WeChatEvent;

    protected override async Task<PushOutcome> HandleAsync(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt, CancellationToken cancellationToken) =>
        EventReader.Read(body.ToArray()) is { } told ? await handler.HandleAsync(told, cancellationToken) : PushOutcome.Unreadable;
}

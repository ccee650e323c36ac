using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Infra.WeChat.Callbacks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>What each kind of push means for the ledgers. Handling one twice changes nothing the second time.</summary>
internal sealed partial class PushHandler(NpgsqlDataSource database, PersonalSecrets secrets, ConsentLedger consents, ReceiptLedger receipts, IOptions<WeChatOptions> options, ILogger<PushHandler> logger)
{
    public async Task<PushOutcome> HandleAsync(WeChatEvent told, CancellationToken cancellationToken)
    {
        if (told is PunishEvent) LogPunished();
        if (told is not (PopupEvent or ChangeEvent or SentEvent) || told.OpenId is null) return PushOutcome.Done;
        if (await AccountAsync(told.OpenId, cancellationToken) is not { } account) return PushOutcome.TooEarly;

        switch (told)
        {
            case PopupEvent popup:
                foreach (var answer in popup.Answers)
                    await consents.RecordEventAsync(account, answer.TemplateId, answer.Accepted ? ConsentEvent.Accepted : ConsentEvent.Rejected, popup.At, cancellationToken);
                return PushOutcome.Done;

            case ChangeEvent change:
                foreach (var answer in change.Answers.Where(answer => !answer.Accepted))
                    await consents.RecordEventAsync(account, answer.TemplateId, ConsentEvent.Withdrawn, change.At, cancellationToken);
                return PushOutcome.Done;

            default:
                var all = PushOutcome.Done;
                foreach (var receipt in ((SentEvent)told).Receipts)
                    if (!await receipts.SettleAsync(account, receipt, told.At, cancellationToken)) all = PushOutcome.TooEarly;
                return all;
        }
    }

    private async Task<AccountId?> AccountAsync(string openId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.FirstAsync("SELECT id FROM accounts WHERE app_id = $1 AND openid_index = $2",
            [options.Value.AppId, secrets.OpenIdIndex(options.Value.AppId, openId)], cancellationToken) is Guid id ? new AccountId(id) : null;
    }

    [LoggerMessage(1, LogLevel.Critical, "WeChat has punished the account: somebody must look at its console")]
    private partial void LogPunished();
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Notifications.Dispatch;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>Writes down the intent of a message by WeChat, with a tick of its own template and never one of the job notice's.</summary>
internal sealed class NewsByWeChat(PersonalSecrets secrets, SendBudget budget, IOptions<PostingChangedTemplate> template, IOptions<WeChatOptions> account, IOptions<DutyOptions> options)
{
    public async Task<NewsTry> TryAsync(NpgsqlConnection connection, WorkerId worker, List<PendingNews> telling, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!template.Value.IsConfigured || await IsStoppedAsync(connection, cancellationToken)) return new NewsTry.Unusable();
        var accounts = await ReachableAccount.OfAsync(connection, worker, template.Value.TemplateId, account.Value.AppId, cancellationToken);
        if (ChannelReasons.Of(accounts) is not null) return new NewsTry.Unusable();
        if (accounts.Find(a => a is { IsBad: false, HasConsent: true, IsBusy: false }) is not { } to) return new NewsTry.Busy();

        var values = NewsText.Values(template.Value, telling);
        if (TemplateValues.Check(template.Value.Describe(), values).Count > 0 || !to.TryOpen(secrets, out var openId)) return new NewsTry.Unusable();
        var grant = await budget.TakeAsync(connection, NoticeChannel.WeChat, SendPurpose.Transactional, 1, now, cancellationToken);
        if (grant.Count == 0) return new NewsTry.Busy();

        var message = NewsMessageId.New();
        if (await ConsentLedger.ReserveAsync(connection, to.Id, template.Value.TemplateId, now, cancellationToken) is not { } consent) return await LaterAsync(connection, grant, cancellationToken);
        if (!await WriteDownAsync(connection, message, worker, to.Id, consent, now, cancellationToken))
        {
            await ConsentLedger.ReleaseAsync(connection, consent, cancellationToken);
            return await LaterAsync(connection, grant, cancellationToken);
        }

        await PendingNewsRows.SettleAsync(connection, telling, NewsOutcome.WeChat, message.Value, cancellationToken);
        return new NewsTry.Intended(new NewsFenced.WeChat(message, to.Id, consent, now, new SubscribeMessage(openId, template.Value.TemplateId, NoticeText.Page(telling[0].CheckCode), values)));
    }

    private static async Task<NewsTry> LaterAsync(NpgsqlConnection connection, BudgetGrant grant, CancellationToken cancellationToken)
    {
        await SendBudget.GiveBackAsync(connection, grant, grant.Count, cancellationToken);
        return new NewsTry.Busy();
    }

    private async Task<bool> IsStoppedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.FirstAsync("SELECT 1 FROM message_templates WHERE template_id = $1 AND stopped_at IS NOT NULL", [template.Value.TemplateId], cancellationToken) is not null;

    private async Task<bool> WriteDownAsync(NpgsqlConnection connection, NewsMessageId message, WorkerId worker, AccountId to, ConsentId consent, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("""
            INSERT INTO news_messages (id, worker_id, slot, day, channel, state, account_id, template_id, consent_id, lease_until, intended_at)
            VALUES ($1, $2, $3, $4, 'WeChat', 'Sending', $5, $6, $7, clock_timestamp() + $8::interval, $9) ON CONFLICT DO NOTHING
            """, [message.Value, worker.Value, NoticeSlot.Of(now).ToString(), Shanghai.DateOf(now), to.Value, template.Value.TemplateId, consent.Value, options.Value.News.SendLease, now], cancellationToken) == 1;
}

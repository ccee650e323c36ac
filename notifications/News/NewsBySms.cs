using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Notifications.Sms;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>Writes down the intent of an SMS that says that something has changed and where to ask; at most one a person and slot.</summary>
internal sealed class NewsBySms(SmsNumbers numbers, SendBudget budget, Fallback fallback, IOptions<DutyOptions> options, SmsText? text = null)
{
    public async Task<NewsTry> TryAsync(NpgsqlConnection connection, WorkerId worker, List<PendingNews> telling, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (text is null || !fallback.UsesSms || await IsStoppedAsync(connection, text.Changed.Id, cancellationToken)) return new NewsTry.Unusable();
        if (await numbers.HoldAsync(connection, worker, now, cancellationToken) is not { } phone) return new NewsTry.Unusable();
        if (phone.FreeAt > now) return new NewsTry.Busy();

        var (message, sms) = (NewsMessageId.New(), text.Compose(telling[0].CheckCode, null, nothingFits: false));
        var grant = await budget.TakeAsync(connection, NoticeChannel.Sms, SendPurpose.Transactional, 1, now, cancellationToken);
        if (grant.Count == 0) return new NewsTry.Busy();
        if (!await WriteDownAsync(connection, message, worker, phone.Index, sms.TemplateId, now, cancellationToken))
        {
            await SendBudget.GiveBackAsync(connection, grant, grant.Count, cancellationToken);
            return new NewsTry.Busy();
        }

        await PendingNewsRows.SettleAsync(connection, telling, NewsOutcome.Sms, message.Value, cancellationToken);
        return new NewsTry.Intended(new NewsFenced.Sms(message, now, new SmsMessage(phone.Number, sms.TemplateId, sms.Parameters, message.Value.ToString("N"))));
    }

    private static async Task<bool> IsStoppedAsync(NpgsqlConnection connection, string template, CancellationToken cancellationToken) =>
        await connection.FirstAsync("SELECT 1 FROM sms_templates WHERE template_id = $1 AND stopped_at IS NOT NULL", [template], cancellationToken) is not null;

    private async Task<bool> WriteDownAsync(NpgsqlConnection connection, NewsMessageId message, WorkerId worker, byte[] phone, string template, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("""
            INSERT INTO news_messages (id, worker_id, slot, day, channel, state, sms_template_id, phone_index, lease_until, intended_at)
            VALUES ($1, $2, $3, $4, 'Sms', 'Sending', $5, $6, clock_timestamp() + $7::interval, $8) ON CONFLICT DO NOTHING
            """, [message.Value, worker.Value, NoticeSlot.Of(now).ToString(), Shanghai.DateOf(now), template, phone, options.Value.News.SendLease, now], cancellationToken) == 1;
}

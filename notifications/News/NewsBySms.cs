using System.Security.Cryptography;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Sms;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>Writes down the intent of an SMS that says that something has changed and where to ask; at most one a person and slot.</summary>
internal sealed class NewsBySms(PersonalSecrets secrets, SendBudget budget, Fallback fallback, IOptions<DutyOptions> options, SmsText? text = null)
{
    // The vendor's pause between two messages to one number is 30 seconds by its own clock.
    private static readonly TimeSpan BetweenTwo = TimeSpan.FromSeconds(35);

    public async Task<NewsTry> TryAsync(NpgsqlConnection connection, WorkerId worker, List<PendingNews> telling, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (text is null || !fallback.UsesSms || await IsStoppedAsync(connection, text.Changed.Id, cancellationToken)) return new NewsTry.Unusable();
        if (await PhoneAsync(connection, worker, now, cancellationToken) is not { } phone) return new NewsTry.Unusable();
        if (phone.LastSentAt is { } last && last + BetweenTwo > now) return new NewsTry.Busy();

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

    // The number noted last; one that cannot be opened any more is passed over.
    private async Task<Phone?> PhoneAsync(NpgsqlConnection connection, WorkerId worker, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var phones = await connection.ListAsync($"""
            SELECT h.phone_index, h.phone_sealed, greatest(
                   (SELECT max(t.intended_at) FROM attempts t WHERE t.phone_index = h.phone_index AND t.state NOT IN ('NotAccepted','Refused') AND t.intended_at > $1 - interval '1 hour'),
                   (SELECT max(m.intended_at) FROM news_messages m WHERE m.phone_index = h.phone_index AND m.state NOT IN ('NotAccepted','Refused') AND m.intended_at > $1 - interval '1 hour'))
              FROM worker_phones h WHERE h.worker_id = $2 AND {SmsRules.NumberWorks} ORDER BY h.noted_at DESC, h.phone_index
            """, [now, worker.Value], row => (Index: (byte[])row[0], Sealed: (byte[])row[1], Last: row.IsDBNull(2) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(2)), cancellationToken);
        foreach (var phone in phones)
        {
            try
            {
                return new Phone(phone.Index, secrets.Open(SecretFields.Phone, worker.Value, phone.Sealed), phone.Last);
            }
            catch (CryptographicException)
            {
                // The next one.
            }
        }

        return null;
    }

    private async Task<bool> WriteDownAsync(NpgsqlConnection connection, NewsMessageId message, WorkerId worker, byte[] phone, string template, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("""
            INSERT INTO news_messages (id, worker_id, slot, day, channel, state, sms_template_id, phone_index, lease_until, intended_at)
            VALUES ($1, $2, $3, $4, 'Sms', 'Sending', $5, $6, clock_timestamp() + $7::interval, $8) ON CONFLICT DO NOTHING
            """, [message.Value, worker.Value, NoticeSlot.Of(now).ToString(), Shanghai.DateOf(now), template, phone, options.Value.News.SendLease, now], cancellationToken) == 1;

    private sealed record Phone(byte[] Index, string Number, DateTimeOffset? LastSentAt)
    {
        public override string ToString() => "Phone";
    }
}

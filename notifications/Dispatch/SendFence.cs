using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>What became of the wish to send.</summary>
internal abstract record Fenced
{
    /// <summary>The intent is committed: the call follows, once.</summary>
    public sealed record Intent(AttemptId Attempt, ClaimedSlot Slot, AccountId Account, ConsentId Consent, DateTimeOffset At, SubscribeMessage Message) : Fenced
    {
        public override string ToString() => $"Intent({Attempt})";
    }

    /// <summary>The claim was lost meanwhile: do not send.</summary>
    public sealed record Lost : Fenced;

    /// <summary>Another message to the same account is under way: later.</summary>
    public sealed record Busy : Fenced;

    /// <summary>The person has asked not to be written to at this hour.</summary>
    public sealed record Quiet(DateTimeOffset Until) : Fenced;

    /// <summary>This channel cannot be used; the slot has been handed to a person.</summary>
    public sealed record HandedOver(string Reason) : Fenced;
}

/// <summary>
/// One slot's fence: in one transaction, committed before the call, the slot goes from Claimed to Sending, the attempt is
/// written down and a tick of consent is held. Unique indexes let no slot be tried twice and no account have two messages under way.
/// </summary>
internal sealed class SendFence(NpgsqlDataSource database, PersonalSecrets secrets, Fallback fallback, IOptions<JobNoticeTemplate> template, IOptions<WeChatOptions> account, IOptions<DutyOptions> duty, TimeProvider clock)
{
    public async Task<Fenced> TryAsync(string owner, ClaimedSlot slot, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var outcome = await TryAsync(connection, owner, slot, cancellationToken);
        if (outcome is Fenced.Intent or Fenced.HandedOver) await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private async Task<Fenced> TryAsync(NpgsqlConnection connection, string owner, ClaimedSlot slot, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var notice = await NoticeAsync(connection, owner, slot, cancellationToken);
        if (notice is null) return new Fenced.Lost();
        if (notice.PrefersOther) return await HandOverAsync(connection, slot, ChannelReasons.PrefersOther, now, cancellationToken);
        if (notice.Quiet?.EndOf(now) is { } until && NoticeSlot.Of(until) == slot.Slot) return new Fenced.Quiet(until);         // never so long that the slot is over

        var accounts = await ReachableAccount.OfAsync(connection, slot.Worker, template.Value.TemplateId, account.Value.AppId, cancellationToken);
        if (ChannelReasons.Of(accounts) is { } reason) return await HandOverAsync(connection, slot, reason, now, cancellationToken);
        if (accounts.Find(a => a is { IsBad: false, HasConsent: true, IsBusy: false }) is not { } to) return new Fenced.Busy();

        var posting = await PostingAsync(connection, notice.Id, now, cancellationToken);
        var values = NoticeText.Values(template.Value, notice.CheckCode, posting, notice.NothingFits);
        if (TemplateValues.Check(template.Value.Describe(), values).Count > 0) return await HandOverAsync(connection, slot, ChannelReasons.BadValues, now, cancellationToken);
        if (!to.TryOpen(secrets, out var openId)) return await HandOverAsync(connection, slot, ChannelReasons.BadOpenId, now, cancellationToken);

        if (await ConsentLedger.ReserveAsync(connection, to.Id, template.Value.TemplateId, now, cancellationToken) is not { } consent) return new Fenced.Busy();
        var attempt = AttemptId.New();
        if (!await WriteDownAsync(connection, attempt, slot, to.Id, consent, now, cancellationToken))
        {
            if (!await WasTriedAsync(connection, slot, cancellationToken)) return new Fenced.Busy();
            await ConsentLedger.ReleaseAsync(connection, consent, cancellationToken);
            return await HandOverAsync(connection, slot, ChannelReasons.AlreadyTried, now, cancellationToken);
        }

        var fenced = await connection.ExecuteAsync("""
            UPDATE obligations SET state = 'Sending', lease_until = now() + $4::interval, sent_at = $5, changed_at = $5
             WHERE worker_id = $1 AND slot = $2 AND state = 'Claimed' AND owner = $3 AND lease_until > clock_timestamp()
            """, [slot.Worker.Value, slot.Slot.ToString(), owner, duty.Value.Dispatch.SendLease, now], cancellationToken);
        if (fenced == 0) return new Fenced.Lost();
        return new Fenced.Intent(attempt, slot, to.Id, consent, now, new SubscribeMessage(openId, template.Value.TemplateId, NoticeText.Page(notice.CheckCode), values));
    }

    private static async Task<FencedNotice?> NoticeAsync(NpgsqlConnection connection, string owner, ClaimedSlot slot, CancellationToken cancellationToken)
    {
        var found = await connection.ListAsync($"""
            SELECT n.id, n.check_code, n.nothing_fits, {ContactRules.PrefersOther}, p.quiet_from, p.quiet_to
              FROM obligations o JOIN notices n USING (worker_id, slot) LEFT JOIN contact_preferences p USING (worker_id)
             WHERE o.worker_id = $1 AND o.slot = $2 AND o.state = 'Claimed' AND o.owner = $3 AND o.lease_until > now() FOR UPDATE OF o
            """, [slot.Worker.Value, slot.Slot.ToString(), owner], row => new FencedNotice(row.GetGuid(0), row.GetString(1), row.GetBoolean(2), row.GetBoolean(3),
                row.IsDBNull(4) ? null : new QuietHours(row.GetFieldValue<TimeOnly>(4), row.GetFieldValue<TimeOnly>(5))), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    // An opening that was closed since the notice was composed is not told of.
    private static async Task<ToldPosting?> PostingAsync(NpgsqlConnection connection, Guid notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await connection.ListAsync("""
            SELECT p.title, coalesce(r.name, p.workplace_text), p.pay_basis, coalesce(p.pay_min_fen, p.month_min_fen), coalesce(p.pay_max_fen, p.month_max_fen)
              FROM notice_postings n JOIN job_postings p ON p.id = n.posting_id LEFT JOIN regions r ON r.code = p.workplace_code
             WHERE n.notice_id = $1 AND p.state = 'Published' AND p.closes_on >= $2 ORDER BY n.rank LIMIT 1
            """, [notice, Shanghai.DateOf(now)], row => new ToldPosting(row.GetString(0), row.GetString(1),
                row.IsDBNull(2) ? null : Enum.Parse<PayBasis>(row.GetString(2)), row.IsDBNull(3) ? null : row.GetInt32(3), row.IsDBNull(4) ? null : row.GetInt32(4)), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    private async Task<bool> WriteDownAsync(NpgsqlConnection connection, AttemptId attempt, ClaimedSlot slot, AccountId to, ConsentId consent, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("""
            INSERT INTO attempts (id, worker_id, slot, channel, state, account_id, template_id, consent_id, intended_at)
            VALUES ($1, $2, $3, 'WeChat', 'Sending', $4, $5, $6, $7) ON CONFLICT DO NOTHING
            """, [attempt.Value, slot.Worker.Value, slot.Slot.ToString(), to.Value, template.Value.TemplateId, consent.Value, now], cancellationToken) == 1;

    private static async Task<bool> WasTriedAsync(NpgsqlConnection connection, ClaimedSlot slot, CancellationToken cancellationToken) =>
        await connection.FirstAsync("SELECT 1 FROM attempts WHERE worker_id = $1 AND slot = $2 AND channel = 'WeChat' AND state <> 'NotAccepted'",
            [slot.Worker.Value, slot.Slot.ToString()], cancellationToken) is not null;

    private async Task<Fenced> HandOverAsync(NpgsqlConnection connection, ClaimedSlot slot, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("UPDATE obligations SET state = 'Due', owner = NULL, lease_until = NULL, changed_at = $3 WHERE worker_id = $1 AND slot = $2 AND state = 'Claimed'",
            [slot.Worker.Value, slot.Slot.ToString(), now], cancellationToken);
        await fallback.HandOverAsync(connection, slot.Worker, slot.Slot, reason, now, cancellationToken);
        return new Fenced.HandedOver(reason);
    }

    private sealed record FencedNotice(Guid Id, string CheckCode, bool NothingFits, bool PrefersOther, QuietHours? Quiet);
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.WeChat;
using Npgsql;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>What became of the next person for whom there is news.</summary>
internal abstract record NewsFenced
{
    /// <summary>The intent is committed: the call follows, once.</summary>
    public sealed record WeChat(NewsMessageId Message, AccountId Account, ConsentId Consent, DateTimeOffset At, SubscribeMessage Call) : NewsFenced
    {
        public override string ToString() => $"WeChat({Message})";
    }

    /// <summary>The same by SMS.</summary>
    public sealed record Sms(NewsMessageId Message, DateTimeOffset At, SmsMessage Call) : NewsFenced
    {
        public override string ToString() => $"Sms({Message})";
    }

    /// <summary>Put off, told in another way or not to be told; the next person may be looked at.</summary>
    public sealed record Settled : NewsFenced;

    public sealed record NothingDue : NewsFenced;
}

/// <summary>
/// One person's fence: in one transaction, committed before the call, the person is held, everything is looked at once more as it is now,
/// and the message is written down with everything it tells. Unique indexes let no person have two messages on a day. WeChat carries it
/// where the account has ticked this very template; else an SMS, for who has opened the notice or applied; else a person, for who has applied.
/// </summary>
internal sealed class NewsFence(NpgsqlDataSource database, NewsByWeChat weChat, NewsBySms sms, TimeProvider clock)
{
    private const int DaysToTell = 1;
    private static readonly TimeSpan WhileBusy = TimeSpan.FromMinutes(2);
    private static readonly TimeOnly Morning = new(9, 0);

    public async Task<NewsFenced> NextAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var outcome = await NextAsync(connection, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private async Task<NewsFenced> NextAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await connection.FirstAsync("""
            SELECT w.id FROM notice_news x JOIN notices n ON n.id = x.notice_id JOIN workers w ON w.id = n.worker_id
             WHERE x.due_at <= $1 ORDER BY x.due_at, w.id LIMIT 1 FOR NO KEY UPDATE OF w SKIP LOCKED
            """, [now], cancellationToken) is not Guid id) return new NewsFenced.NothingDue();

        var worker = new WorkerId(id);
        var (telling, person) = (await WhatToTellAsync(connection, worker, Shanghai.DateOf(now), cancellationToken), await PersonAsync(connection, worker, now, cancellationToken));
        if (telling.Count == 0) return new NewsFenced.Settled();
        if (person.FirstContact is not { } moment) return await LeaveAsync(connection, worker, telling, now, cancellationToken);
        if (moment > now) return await PutOffAsync(connection, worker, moment, cancellationToken);
        if (person.WasWrittenToday) return await PutOffAsync(connection, worker, Shanghai.At(Shanghai.DateOf(now).AddDays(1), Morning), cancellationToken);

        switch (person.PrefersOther ? new NewsTry.Unusable() : await weChat.TryAsync(connection, worker, telling, now, cancellationToken))
        {
            case NewsTry.Intended(var intent): return intent;
            case NewsTry.Busy: return await PutOffAsync(connection, worker, now + WhileBusy, cancellationToken);
        }

        if (person.MayHaveSms && telling.Exists(news => news.Applied || news.Opened))
        {
            switch (await sms.TryAsync(connection, worker, telling, now, cancellationToken))
            {
                case NewsTry.Intended(var intent): return intent;
                case NewsTry.Busy: return await PutOffAsync(connection, worker, now + WhileBusy, cancellationToken);
            }
        }

        return await LeaveAsync(connection, worker, telling, now, cancellationToken);
    }

    // What is not to be told is settled on the way.
    private static async Task<List<PendingNews>> WhatToTellAsync(NpgsqlConnection connection, WorkerId worker, DateOnly today, CancellationToken cancellationToken)
    {
        var pending = await PendingNewsRows.OfAsync(connection, worker, today, cancellationToken);
        foreach (var why in pending.Where(news => news.WhyNot is not null).GroupBy(news => news.WhyNot!.Value))
            await PendingNewsRows.SettleAsync(connection, why, why.Key, null, cancellationToken);
        return pending.FindAll(news => news.WhyNot is null);
    }

    // No message carries it: the app shows it, and who has applied is told by a person.
    private static async Task<NewsFenced> LeaveAsync(NpgsqlConnection connection, WorkerId worker, List<PendingNews> telling, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var applied = telling.FindAll(news => news.Applied);
        if (applied.Count > 0) await OutreachTasks.AddAsync(connection, worker, applied[0].Slot, TaskMatter.PostingChanged, new JobPostingId(applied[0].Posting), DaysToTell, now, cancellationToken);
        await PendingNewsRows.SettleAsync(connection, applied, NewsOutcome.Task, null, cancellationToken);
        await PendingNewsRows.SettleAsync(connection, telling.Where(news => !news.Applied), NewsOutcome.App, null, cancellationToken);
        return new NewsFenced.Settled();
    }

    private static async Task<NewsFenced> PutOffAsync(NpgsqlConnection connection, WorkerId worker, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await PendingNewsRows.PutOffAsync(connection, worker, until, cancellationToken);
        return new NewsFenced.Settled();
    }

    private static async Task<Person> PersonAsync(NpgsqlConnection connection, WorkerId worker, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await connection.ListAsync($"""
            SELECT first_contact($1, w.contact, p.quiet_from, p.quiet_to),
                   {SmsRules.MayBeWrittenTo} AND NOT EXISTS (SELECT 1 FROM news_messages m WHERE m.worker_id = w.id AND m.slot = $4 AND m.channel = 'Sms' AND m.state <> 'NotAccepted'),
                   EXISTS (SELECT 1 FROM news_messages m WHERE m.worker_id = w.id AND m.day = $3 AND m.state NOT IN ('NotAccepted','Refused')),
                   {ContactRules.PrefersOther}
              FROM workers w LEFT JOIN contact_preferences p ON p.worker_id = w.id WHERE w.id = $2
            """, [now, worker.Value, Shanghai.DateOf(now), NoticeSlot.Of(now).ToString()],
            row => new Person(row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0), row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3)), cancellationToken))[0];

    private sealed record Person(DateTimeOffset? FirstContact, bool MayHaveSms, bool WasWrittenToday, bool PrefersOther);
}

/// <summary>What became of one channel.</summary>
internal abstract record NewsTry
{
    public sealed record Intended(NewsFenced Intent) : NewsTry;

    /// <summary>Another message to the same account or number is under way: later.</summary>
    public sealed record Busy : NewsTry;

    /// <summary>This channel does not carry it.</summary>
    public sealed record Unusable : NewsTry;
}

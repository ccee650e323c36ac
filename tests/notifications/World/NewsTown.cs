using JobAssist.Mobile.Domain;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>The town with an opening that everybody is told of before it closes or changes, with WeChat and the vendor of SMS.</summary>
public abstract class NewsTown : DutyTown
{
    private protected SmsWorld Sms { get; private set; } = null!;
    private protected Guid Posting { get; private set; }

    private protected override (string Key, string Value)[] Settings =>
        [.. Sms.Settings, ("WeChat:Templates:PostingChanged:TemplateId", Town.ChangedTemplate), ("Duty:News:PerSecond", "1000")];

    /// <summary>Messages about changed openings that reached WeChat, whatever its caller got to see.</summary>
    private protected IReadOnlyList<JournalEntry> Told => [.. WeChat.Sends.Where(entry => entry.TemplateId == Town.ChangedTemplate)];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Town.SmsTemplatesAsync();
        Sms = await SmsWorld.StartAsync(Clock);
        await Duty.News.SetUpAsync(CancellationToken.None);
        Posting = await Town.PostingAsync();
    }

    /// <summary>Somebody with a tick for the job notice and as many for changed openings as said.</summary>
    private protected async Task<(WorkerId Worker, AccountId Account)> PersonAsync(string user, int ticks = 1)
    {
        var (worker, account) = await Town.ReachableAsync(WeChat, user);
        await TickAsync(user, account, ticks);
        return (worker, account);
    }

    private protected async Task TickAsync(string user, AccountId account, int ticks)
    {
        WeChat.Join(user, ticks, Town.ChangedTemplate);
        await Town.ConsentAsync(account, ticks, Town.ChangedTemplate);
    }

    /// <summary>Shares out, tells, and looks once, so that what comes is news.</summary>
    private protected async Task TellAsync()
    {
        await HoldAndDispatchAsync();
        await PassAsync();
    }

    private protected Task PassAsync(DutyHost? program = null) => (program ?? Duty).News.PassAsync(CancellationToken.None);

    private protected Task<int> CloseAsync(Guid? posting = null) => ChangeAsync("state = 'Closed'", posting);

    private protected Task<int> ChangeAsync(string change, Guid? posting = null) => Town.SqlAsync($"UPDATE job_postings SET {change} WHERE id = $1", posting ?? Posting);

    private protected Task<int> OpenNoticeAsync(WorkerId worker) => Town.SqlAsync("UPDATE notices SET opened_at = now() WHERE worker_id = $1", worker.Value);

    private protected Task<int> ApplyAsync(WorkerId worker) =>
        Town.SqlAsync("INSERT INTO applications (id, worker_id, posting_id, state, snapshot, applied_at, changed_at) VALUES (uuid_v7(), $1, $2, 'Sent', '{}', now(), now())", worker.Value, Posting);

    /// <summary>What became of each piece of news, in order.</summary>
    private protected Task<string> OutcomesAsync() => Town.ValueAsync<string>("SELECT coalesce(string_agg(coalesce(outcome, 'due'), ' ' ORDER BY noted_at, number, outcome), '') FROM notice_news");

    private protected Task<string> MessagesAsync() => Town.ValueAsync<string>("SELECT coalesce(string_agg(channel || ' ' || state, ', ' ORDER BY intended_at, id), '') FROM news_messages");

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await Sms.DisposeAsync();
    }
}

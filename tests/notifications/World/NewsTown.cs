using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.TestShared;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>The town after a round of which everybody has been told, with WeChat and the vendor of SMS.</summary>
internal sealed class NewsTown : IAsyncDisposable
{
    public const string Slot = "2026-12-H1";

    /// <summary>09:30 of Tuesday, the first of December 2026, in Shanghai.</summary>
    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    public Town Town { get; private set; } = null!;
    public WeChatWorld WeChat { get; private set; } = null!;
    public SmsWorld Sms { get; private set; } = null!;
    public DutyHost Duty { get; private set; } = null!;

    /// <summary>Messages about changed openings that reached WeChat, whatever its caller got to see.</summary>
    public IReadOnlyList<JournalEntry> Told => [.. WeChat.Sends.Where(entry => entry.TemplateId == Town.ChangedTemplate)];

    public static async Task<NewsTown> BuildAsync()
    {
        var made = new NewsTown { Town = await Town.BuildAsync() };
        await made.Town.PoliciesAsync();
        await made.Town.SqlAsync("INSERT INTO sms_templates (template_id, noted_at) VALUES ('2001', now()), ('2002', now()), ('2003', now())");
        made.WeChat = await WeChatWorld.StartAsync(made.Clock);
        made.Sms = await SmsWorld.StartAsync(made.Clock);
        made.Duty = made.NewProgram();
        await made.Duty.News.SetUpAsync(CancellationToken.None);
        return made;
    }

    public DutyHost NewProgram(params (string Key, string Value)[] settings) =>
        DutyHost.Build(Town, WeChat, Clock, [.. Sms.Settings, ("WeChat:Templates:PostingChanged:TemplateId", Town.ChangedTemplate), ("Duty:News:PerSecond", "1000"), .. settings]);

    /// <summary>Somebody with a tick for the job notice and as many for changed openings as said.</summary>
    public async Task<(WorkerId Worker, AccountId Account)> PersonAsync(string user, int ticks = 1)
    {
        var (worker, account) = await Town.ReachableAsync(WeChat, user);
        await TickAsync(user, account, ticks);
        return (worker, account);
    }

    public async Task TickAsync(string user, AccountId account, int ticks)
    {
        WeChat.Join(user, ticks, Town.ChangedTemplate);
        await Town.ConsentAsync(account, ticks, Town.ChangedTemplate);
    }

    /// <summary>Shares out, tells, and looks once, so that what comes is news.</summary>
    public async Task TellAsync(string slot = Slot)
    {
        await Duty.Rounds.HoldAsync(NoticeSlot.Parse(slot), RoundStart.Operator, CancellationToken.None);
        await Duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
        await PassAsync();
    }

    public Task PassAsync() => Duty.News.PassAsync(CancellationToken.None);

    public Task<int> CloseAsync(Guid posting) => Town.SqlAsync("UPDATE job_postings SET state = 'Closed' WHERE id = $1", posting);

    public Task<int> OpenNoticeAsync(WorkerId worker) => Town.SqlAsync("UPDATE notices SET opened_at = now() WHERE worker_id = $1", worker.Value);

    public Task<int> ApplyAsync(WorkerId worker, Guid posting) =>
        Town.SqlAsync("INSERT INTO applications (id, worker_id, posting_id, state, snapshot, applied_at, changed_at) VALUES (uuid_v7(), $1, $2, 'Sent', '{}', now(), now())", worker.Value, posting);

    /// <summary>What became of each piece of news, in order.</summary>
    public Task<string> OutcomesAsync() => Town.ValueAsync<string>("SELECT coalesce(string_agg(coalesce(outcome, 'due'), ' ' ORDER BY noted_at, number, outcome), '') FROM notice_news");

    public Task<string> MessagesAsync() => Town.ValueAsync<string>("SELECT coalesce(string_agg(channel || ' ' || state, ', ' ORDER BY intended_at, id), '') FROM news_messages");

    public async ValueTask DisposeAsync()
    {
        await Duty.DisposeAsync();
        await Sms.DisposeAsync();
        await WeChat.DisposeAsync();
        await Town.Database.DisposeAsync();
    }
}

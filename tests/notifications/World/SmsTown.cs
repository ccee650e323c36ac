using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>The town on the morning of a round, with the vendor of SMS beside WeChat: nobody has an account, so that the second rung is the first to carry.</summary>
internal sealed class SmsTown : IAsyncDisposable
{
    public const string Slot = "2026-12-H1";
    public const string Mobile = "13900000001";

    private WeChatWorld weChat = null!;
    private int numbers;

    /// <summary>09:30 of Tuesday, the first of December 2026, in Shanghai.</summary>
    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    public Town Town { get; private set; } = null!;
    public SmsWorld Sms { get; private set; } = null!;
    public DutyHost Duty { get; private set; } = null!;

    public static async Task<SmsTown> BuildAsync(Func<Town, ManualClock, Task<Uri?>>? receiptsTo = null, bool withReference = false, string metBy = "Evidence")
    {
        var made = new SmsTown { Town = await Town.BuildAsync() };
        await made.Town.PoliciesAsync(metBy: metBy);
        await made.Town.SqlAsync("INSERT INTO sms_templates (template_id, noted_at) VALUES ('2001', now()), ('2002', now()), ('2003', now())");
        made.weChat = await WeChatWorld.StartAsync(made.Clock);
        made.Sms = await SmsWorld.StartAsync(made.Clock, receiptsTo is null ? null : await receiptsTo(made.Town, made.Clock), withReference);
        made.Duty = made.NewProgram();
        return made;
    }

    public DutyHost NewProgram(params (string Key, string Value)[] settings) => DutyHost.Build(Town, weChat, Clock, [.. Sms.Settings, .. settings]);

    /// <summary>A person with a number and no account.</summary>
    public async Task<WorkerId> PersonAsync(string? mobile = null)
    {
        var worker = await Town.WorkerAsync();
        await Town.PhoneAsync(worker, mobile ?? $"137000{Interlocked.Increment(ref numbers):D5}");
        return worker;
    }

    public Task HoldAsync() => Duty.Rounds.HoldAsync(NoticeSlot.Parse(Slot), RoundStart.Operator, CancellationToken.None);

    public Task<int> SendAsync() => Duty.Sms.DispatchDueAsync(CancellationToken.None);

    public async Task<string> AttemptAsync(WorkerId worker) =>
        await Town.ValueAsync<string>("SELECT coalesce(string_agg(state, ' ' ORDER BY intended_at, id), '') FROM attempts WHERE channel = 'Sms' AND worker_id = $1", worker.Value);

    public async Task<bool> IsDueAsync(WorkerId worker) =>
        await Town.ValueAsync<bool>("SELECT sms_due_at IS NOT NULL FROM obligations WHERE worker_id = $1 AND slot = $2", worker.Value, Slot);

    /// <summary>When a person calls, and whether that stands.</summary>
    public Task<string> TaskAsync(WorkerId worker) =>
        Town.ValueAsync<string>("SELECT rung || ' ' || state || ' ' || due_on FROM outreach_tasks WHERE worker_id = $1 AND slot = $2", worker.Value, Slot);

    public async ValueTask DisposeAsync()
    {
        await Duty.DisposeAsync();
        await Sms.DisposeAsync();
        await weChat.DisposeAsync();
        await Town.Database.DisposeAsync();
    }
}

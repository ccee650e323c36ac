using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>A town of its own for each test, with WeChat and the duty's programs, at 09:30 of Tuesday, the first of December 2026, in Shanghai: the morning of a round.</summary>
public abstract class DutyTown : IAsyncLifetime
{
    private protected const string Slot = "2026-12-H1";
    private protected static readonly NoticeSlot First = NoticeSlot.Parse(Slot);
    private DutyHost? duty;

    private protected ManualClock Clock { get; } = new(Beijing(1, 9, 30));
    private protected Town Town { get; private set; } = null!;
    private protected WeChatWorld WeChat { get; private set; } = null!;

    /// <summary>The program of a test that needs only one, built when it is first asked for.</summary>
    private protected DutyHost Duty => duty ??= NewProgram();

    /// <summary>What every program of this town is told.</summary>
    private protected virtual (string Key, string Value)[] Settings => [];

    public virtual async ValueTask InitializeAsync()
    {
        Town = await Town.BuildAsync();
        await Town.PoliciesAsync();
        WeChat = await StartWeChatAsync();
    }

    private protected virtual Task<WeChatWorld> StartWeChatAsync() => WeChatWorld.StartAsync(Clock);

    private protected DutyHost NewProgram(params (string Key, string Value)[] settings) => DutyHost.Build(Town, WeChat, Clock, [.. Settings, .. settings]);

    private protected Task<bool> HoldAsync(DutyHost? program = null, NoticeSlot? slot = null, RoundStart by = RoundStart.Operator) =>
        (program ?? Duty).Rounds.HoldAsync(slot ?? First, by, CancellationToken.None);

    private protected Task<int> DispatchAsync(DutyHost? program = null) => (program ?? Duty).Dispatcher.DispatchDueAsync(CancellationToken.None);

    private protected async Task HoldAndDispatchAsync()
    {
        await HoldAsync();
        await DispatchAsync();
    }

    private protected Task<string> StateAsync(WorkerId worker) => Town.StateAsync(worker, Slot);

    private protected static DateTimeOffset Beijing(int day, int hour, int minute = 0) => Shanghai.At(new DateOnly(2026, 12, day), new TimeOnly(hour, minute));

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (duty is not null) await duty.DisposeAsync();
        await WeChat.DisposeAsync();
        await Town.Database.DisposeAsync();
    }
}

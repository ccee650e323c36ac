using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.Together;

/// <summary>The two programs never speak to each other: what one sends and the other hears of meets in the database.</summary>
public sealed class CallbackTests : IAsyncLifetime
{
    private const string Slot = "2026-12-H1";
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    private Town town = null!;
    private ApiHost api = null!;
    private WeChatWorld weChat = null!;
    private DutyHost duty = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        await town.PostingAsync();
        api = await ApiHost.StartAsync(town, clock);
        weChat = await WeChatWorld.StartAsync(clock, api.Callback, aesKey: ApiHost.EncodingAesKey);
        duty = DutyHost.Build(town, weChat, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await duty.DisposeAsync();
        await weChat.DisposeAsync();
        await api.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task The_receipt_that_the_public_program_hears_delivers_the_message_that_the_duty_sent()
    {
        var (told, _) = await town.ReachableAsync(weChat, "anna");
        var (unreachable, _) = await town.ReachableAsync(weChat, "berta", ticks: 0);

        await duty.Rounds.HoldAsync(NoticeSlot.Parse(Slot), RoundStart.Operator, CancellationToken.None);
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
        Assert.True(await weChat.World.Pushes.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal("Accepted", await town.StateAsync(told, Slot));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM wechat_events WHERE processed_at IS NULL"));

        await duty.Inbox.WorkAsync(CancellationToken.None);
        Assert.Equal("Delivered", await town.StateAsync(told, Slot));
        Assert.Equal("Fallback", await town.StateAsync(unreachable, Slot));
        Assert.Equal(weChat.Taken.Single().MsgId, await town.ValueAsync<long>("SELECT message_id FROM attempts WHERE state = 'Delivered'"));
    }
}

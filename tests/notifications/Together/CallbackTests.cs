using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.Together;

/// <summary>The two programs never speak to each other: what one sends and the other hears of meets in the database.</summary>
public sealed class CallbackTests : DutyTown
{
    private ApiHost api = null!;

    private protected override async Task<WeChatWorld> StartWeChatAsync()
    {
        api = await ApiHost.StartAsync(Town, Clock);
        return await WeChatWorld.StartAsync(Clock, api.Callback, aesKey: ApiHost.EncodingAesKey);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await api.DisposeAsync();
    }

    [Fact]
    public async Task The_receipt_that_the_public_program_hears_delivers_the_message_that_the_duty_sent()
    {
        await Town.PostingAsync();
        var (told, _) = await Town.ReachableAsync(WeChat, "anna");
        var (unreachable, _) = await Town.ReachableAsync(WeChat, "berta", ticks: 0);

        await HoldAndDispatchAsync();
        Assert.True(await WeChat.World.Pushes.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal("Accepted", await StateAsync(told));
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM wechat_events WHERE processed_at IS NULL"));

        await Duty.Inbox.WorkAsync(CancellationToken.None);
        Assert.Equal("Delivered", await StateAsync(told));
        Assert.Equal("Fallback", await StateAsync(unreachable));
        Assert.Equal(WeChat.Taken.Single().MsgId, await Town.ValueAsync<long>("SELECT message_id FROM attempts WHERE state = 'Delivered'"));
    }
}

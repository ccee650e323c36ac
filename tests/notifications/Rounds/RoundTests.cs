using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.Rounds;

public sealed class RoundTests : IAsyncLifetime
{
    private static readonly NoticeSlot Slot = new(2026, 12, 1);
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private DutyHost duty = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        weChat = await WeChatWorld.StartAsync(clock);
        duty = DutyHost.Build(town, weChat, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await duty.DisposeAsync();
        await weChat.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task A_round_matches_composes_and_sends_a_message_that_names_the_opening_and_the_check_code()
    {
        await town.PostingAsync();
        var (worker, _) = await town.ReachableAsync(weChat, "anna");

        Assert.True(await duty.Rounds.HoldAsync(Slot, RoundStart.Schedule, CancellationToken.None));
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);

        Assert.Equal("Accepted", await town.StateAsync(worker, "2026-12-H1"));
        var message = Assert.Single(weChat.Taken);
        var code = await town.ValueAsync<string>("SELECT check_code FROM notices");
        Assert.Equal("电子厂普工|昭阳区|4500-6000元/月|" + code + "|打开看详情，凭核验码可查真假", string.Join('|', message.Values!.OrderBy(pair => pair.Key[^1]).Select(pair => pair.Value)));
        Assert.Equal("pages/notice/index?c=" + code, message.Page);
        Assert.Null(message.Note);
    }
}

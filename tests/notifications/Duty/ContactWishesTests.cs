using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.Duty;

/// <summary>How and when somebody asked to be reached is kept by every rung; the notice stays owed.</summary>
public sealed class ContactWishesTests : SmsTown
{
    private WorkerId reachable;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (reachable, _) = await Town.ReachableAsync(WeChat, "anna");
        await Town.PhoneAsync(reachable, "13900000077");
    }

    [Theory]
    [InlineData("PhoneCall", "PhoneCall")]
    [InlineData("Visit", "Visit")]
    [InlineData("Sheet", "Visit")]
    public async Task Who_asks_for_a_person_gets_no_message_and_is_on_the_list_of_the_next_day(string channel, string rung)
    {
        await AskAsync(channel);

        await HoldAndDispatchAsync();
        await SendAsync();

        Assert.Empty(WeChat.Taken);
        Assert.DoesNotContain(Sms.Taken, sms => sms.Phone!.EndsWith("0077", StringComparison.Ordinal));
        Assert.Equal(("Fallback", $"{rung} prefers_other 2026-12-02"), (await StateAsync(reachable), await TaskOfAsync()));
    }

    [Fact]
    public async Task Who_asks_for_an_SMS_gets_one_and_nothing_by_WeChat()
    {
        await AskAsync("Sms");

        await HoldAndDispatchAsync();
        await SendAsync();

        Assert.Empty(WeChat.Taken);
        Assert.Contains(Sms.Taken, sms => sms.Phone!.EndsWith("0077", StringComparison.Ordinal));
        Assert.Equal("PhoneCall prefers_other 2026-12-04", await TaskOfAsync());
    }

    [Fact]
    public async Task Who_asks_for_a_call_after_the_notice_was_composed_is_not_written_to_any_more()
    {
        await HoldAsync();
        await AskAsync("PhoneCall");

        await DispatchAsync();

        Assert.Empty(WeChat.Taken);
        Assert.Equal("PhoneCall prefers_other 2026-12-02", await TaskOfAsync());
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE spent_at IS NULL AND reserved_at IS NULL"));
    }

    [Fact]
    public async Task A_notice_waits_until_the_quiet_hours_are_over_and_then_goes_out_once()
    {
        await AskAsync(null, "08:00", "14:00");
        await HoldAndDispatchAsync();
        Assert.Empty(WeChat.Taken);
        Assert.Equal(("Due", "2026-12-01 14:00"), (await StateAsync(reachable), await DueAsync()));

        Clock.MoveTo(Beijing(1, 14));
        await DispatchAsync();
        await DispatchAsync();

        Assert.Single(WeChat.Taken);
        Assert.Equal("Accepted", await StateAsync(reachable));
    }

    [Fact]
    public async Task Quiet_hours_over_midnight_end_on_the_next_day()
    {
        await HoldAsync();
        await AskAsync(null, "21:00", "09:00");
        Clock.MoveTo(Beijing(1, 22));

        await DispatchAsync();

        Assert.Equal("2026-12-02 09:00", await DueAsync());
    }

    [Fact]
    public async Task Quiet_hours_that_outlast_the_half_month_do_not_lose_the_notice()
    {
        await HoldAsync();
        await AskAsync(null, "21:00", "09:00");
        Clock.MoveTo(Beijing(15, 22));

        await DispatchAsync();

        Assert.Single(WeChat.Taken);
    }

    private Task<int> AskAsync(string? channel, string? from = null, string? to = null) => Town.SqlAsync(
        "INSERT INTO contact_preferences (worker_id, preferred_channel, quiet_from, quiet_to, changed_at) VALUES ($1, nullif($2, ''), nullif($3, '')::time, nullif($4, '')::time, now())",
        reachable.Value, channel ?? "", from ?? "", to ?? "");

    private Task<string> DueAsync() => Town.ValueAsync<string>("SELECT to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') FROM obligations WHERE worker_id = $1", reachable.Value);

    private Task<string> TaskOfAsync() => Town.ValueAsync<string>("SELECT string_agg(rung || ' ' || reason || ' ' || due_on, ', ') FROM outreach_tasks WHERE worker_id = $1", reachable.Value);
}

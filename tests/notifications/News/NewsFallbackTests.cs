using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.News;

/// <summary>Where WeChat does not carry the news: an SMS, a person's call, or the app alone.</summary>
public sealed class NewsFallbackTests : NewsTown
{
    [Fact]
    public async Task Who_has_opened_the_notice_and_has_no_tick_gets_one_SMS_in_a_slot()
    {
        var (worker, _) = await PersonAsync("anna", ticks: 0);
        await Town.PhoneAsync(worker, "13700000001");
        await TellAsync();
        await OpenNoticeAsync(worker);
        await ChangeAsync("dormitory = 'None'");
        await PassAsync();
        Clock.Advance(TimeSpan.FromDays(2));
        await CloseAsync();
        await PassAsync();

        var sms = Assert.Single(Sms.Taken);
        Assert.Equal("2003", sms.TemplateId);
        Assert.Equal(await Town.ValueAsync<string>("SELECT check_code FROM notices"), string.Concat(sms.Parameters!));
        Assert.Equal("Sms App", await OutcomesAsync());
    }

    [Fact]
    public async Task A_shared_phone_that_has_just_had_news_gets_the_other_s_notice_half_a_minute_later()
    {
        var (worker, _) = await PersonAsync("anna", ticks: 0);
        await Town.PhoneAsync(worker, "13700000001");
        await Town.PhoneAsync(await Town.WorkerAsync(), "13700000001");
        await TellAsync();
        await OpenNoticeAsync(worker);
        await CloseAsync();
        await PassAsync();

        await Duty.Sms.DispatchDueAsync(CancellationToken.None);
        Assert.Equal(["2003"], Sms.Calls.Select(sms => sms.TemplateId));
        Clock.Advance(TimeSpan.FromSeconds(36));
        await Duty.Sms.DispatchDueAsync(CancellationToken.None);
        Assert.Equal(2, Sms.Taken.Count);
    }

    [Fact]
    public async Task Who_has_not_even_opened_it_gets_no_SMS()
    {
        var (worker, _) = await PersonAsync("anna", ticks: 0);
        await Town.PhoneAsync(worker, "13700000001");
        await TellAsync();
        await CloseAsync();

        await PassAsync();

        Assert.Empty(Sms.Calls);
        Assert.Equal("App", await OutcomesAsync());
    }

    [Fact]
    public async Task Where_WeChat_refuses_the_tick_is_ended_and_an_SMS_carries_it()
    {
        var (worker, account) = await PersonAsync("anna", ticks: 0);
        await Town.ConsentAsync(account, 1, Town.ChangedTemplate);
        await Town.PhoneAsync(worker, "13700000001");
        await TellAsync();
        await OpenNoticeAsync(worker);
        await CloseAsync();

        await PassAsync();

        Assert.Equal("WeChat Refused, Sms Accepted", await MessagesAsync());
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE template_id = $1 AND void_at IS NULL", Town.ChangedTemplate));
    }

    [Fact]
    public async Task Who_has_applied_and_is_reached_by_no_message_is_told_by_a_person_once()
    {
        var (worker, _) = await PersonAsync("anna", ticks: 0);
        await TellAsync();
        await ApplyAsync(worker);
        await CloseAsync();

        await PassAsync();
        await ChangeAsync("state = 'Suspended'");
        await PassAsync();

        Assert.Equal("PhoneCall posting_changed Open 2026-12-02", await Town.ValueAsync<string>("SELECT string_agg(concat_ws(' ', rung, reason, state, due_on), ',') FROM outreach_tasks WHERE about = 'PostingChanged'"));
        Assert.Equal("Task Task", await OutcomesAsync());
    }

    [Fact]
    public async Task A_call_that_was_made_is_asked_for_again_when_the_opening_changes_once_more_also_in_a_slot_that_is_not_owed()
    {
        var (worker, _) = await PersonAsync("anna", ticks: 0);
        await TellAsync();
        await ApplyAsync(worker);
        Clock.Advance(TimeSpan.FromDays(15));
        await ChangeAsync("shift = 'Night'");
        await PassAsync();
        await Town.SqlAsync("UPDATE outreach_tasks SET state = 'Done', done_at = now() WHERE about IS NOT NULL");
        await CloseAsync();

        await PassAsync();

        Assert.Equal("2026-12-H1 Open 2026-12-17", await Town.ValueAsync<string>("SELECT string_agg(concat_ws(' ', slot, state, due_on), ',') FROM outreach_tasks WHERE about = 'PostingChanged'"));
    }
}

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class ConsentTests
{
    [Fact]
    public async Task Every_accept_of_a_one_time_template_adds_one()
    {
        await using var wechat = await TestStandIn.StartAsync();
        for (var i = 0; i < 3; i++)
            Assert.Equal("accept", wechat.Tap(TestStandIn.Job, TestStandIn.Progress).Results[TestStandIn.Job]);
        Assert.Equal(3, wechat.Worker.Grants.Balance(TestStandIn.Job));
        Assert.Equal(3, wechat.Worker.Grants.Balance(TestStandIn.Progress));
    }

    [Fact]
    public async Task A_cap_on_accumulation_is_a_switch()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { Switches = new Switches { GrantCap = 2 } });
        for (var i = 0; i < 3; i++)
            wechat.Tap(TestStandIn.Job);
        Assert.Equal(2, wechat.Worker.Grants.Balance(TestStandIn.Job));
    }

    [Fact]
    public async Task A_long_term_template_is_on_or_off()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.Tap(TestStandIn.Service);
        wechat.Tap(TestStandIn.Service);
        Assert.True(wechat.Worker.Grants.HasLongTerm(TestStandIn.Service));
        for (var i = 0; i < 2; i++)
            Assert.Equal(0, (await wechat.SendAsync(new { thing1 = new { value = "体检" } }, TestStandIn.Service)).ErrCode);
    }

    [Fact]
    public async Task A_fourth_template_is_too_many_unless_the_switch_says_five()
    {
        await using var wechat = await TestStandIn.StartAsync();
        string[] four = [TestStandIn.Job, TestStandIn.Progress, TestStandIn.SameTitle, TestStandIn.Service];
        Assert.Equal(20003, wechat.Tap(four).ErrCode);
        wechat.World.Switches = wechat.World.Switches with { MaxTemplatesPerTap = 5 };
        Assert.Equal(20002, wechat.Tap(four).ErrCode);
    }

    [Fact]
    public async Task The_panel_refuses_none_unknown_and_mixed_templates_and_a_main_switch_that_is_off()
    {
        await using var wechat = await TestStandIn.StartAsync();
        Assert.Equal(10001, wechat.Tap().ErrCode);
        Assert.Equal(20001, wechat.Tap("unknown").ErrCode);
        Assert.Equal(20002, wechat.Tap(TestStandIn.Job, TestStandIn.Service).ErrCode);
        wechat.Worker.MainSwitch = false;
        Assert.Equal(20004, wechat.Tap(TestStandIn.Job).ErrCode);
        Assert.Empty(wechat.Worker.Grants.All());
    }

    [Fact]
    public async Task Two_templates_of_one_title_are_filtered_to_one_and_a_banned_one_says_so()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.World.App(TestStandIn.AppA).Templates[TestStandIn.Progress].Banned = true;
        var results = wechat.Tap(TestStandIn.Job, TestStandIn.SameTitle, TestStandIn.Progress).Results;
        Assert.Equal(("accept", "filter", "ban"), (results[TestStandIn.Job], results[TestStandIn.SameTitle], results[TestStandIn.Progress]));
        Assert.Equal(0, wechat.Worker.Grants.Balance(TestStandIn.SameTitle));
    }

    [Fact]
    public async Task Always_keep_is_stored_and_replayed_without_a_panel_and_adds_one_per_call()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var tap = new ConsentTap { User = "W00001", TmplIds = [TestStandIn.Job], Choices = new Dictionary<string, string> { [TestStandIn.Job] = "accept" }, Keep = true };
        Assert.True(Consent.Tap(wechat.World, tap).PanelShown);
        var silent = Consent.Tap(wechat.World, tap with { Choices = new Dictionary<string, string>() });
        Assert.False(silent.PanelShown);
        Assert.Equal("accept", silent.Results[TestStandIn.Job]);
        Assert.Equal(2, wechat.Worker.Grants.Balance(TestStandIn.Job));
    }

    [Fact]
    public async Task A_popup_event_for_a_silent_accept_is_a_switch()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        var tap = new ConsentTap { User = "W00001", TmplIds = [TestStandIn.Job], Choices = new Dictionary<string, string> { [TestStandIn.Job] = "accept" }, Keep = true };
        Consent.Tap(wechat.World, tap);
        Consent.Tap(wechat.World, tap);
        wechat.World.Switches = wechat.World.Switches with { PopupEventWhenKept = false };
        Consent.Tap(wechat.World, tap);
        await wechat.World.Pushes.WhenIdleAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(2, receiver.Posts.Count);
        Assert.Equal(3, wechat.Worker.Grants.Balance(TestStandIn.Job));
    }

    [Fact]
    public async Task A_popup_event_comes_before_after_or_never()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        var choices = new Dictionary<string, string> { [TestStandIn.Job] = "accept" };
        await wechat.Http.PostAsync("/__control/consent", new { user = "W00001", tmplIds = new[] { TestStandIn.Job }, choices, waitForPush = true });
        Assert.Single(receiver.Posts);
        await wechat.Http.PostAsync("/__control/consent", new { user = "W00001", tmplIds = new[] { TestStandIn.Job }, choices, popupEvent = false });
        await wechat.Http.PostAsync("/__control/consent", new { user = "W00001", tmplIds = new[] { TestStandIn.Job }, choices, popupDelayMs = 200 });
        Assert.Single(receiver.Posts);
        await wechat.World.Pushes.WhenIdleAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(2, receiver.Posts.Count);
    }

    [Fact]
    public async Task A_refusal_in_the_settings_voids_both_kinds_and_is_pushed()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        wechat.Give(TestStandIn.Job, 3);
        wechat.Give(TestStandIn.Service);
        await wechat.Http.PostAsync("/__control/settings", new { user = "W00001", refuse = new[] { TestStandIn.Job, TestStandIn.Service } });
        await wechat.World.Pushes.WhenIdleAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, wechat.Worker.Grants.Balance(TestStandIn.Job));
        Assert.False(wechat.Worker.Grants.HasLongTerm(TestStandIn.Service));
        var push = Assert.Single(receiver.Posts);
        Assert.Equal("subscribe_msg_change_event", push.Name);
        Assert.Equal(2, push.Json.GetProperty("List").GetArrayLength());
        Assert.Equal("reject", wechat.Tap(TestStandIn.Job).Results[TestStandIn.Job]);
    }

    [Fact]
    public async Task Banked_one_time_grants_survive_a_refusal_by_switch()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { Switches = new Switches { RefusalVoidsOneTime = false } });
        wechat.Give(TestStandIn.Job, 3);
        Consent.RefuseInSettings(wechat.World, wechat.Worker, [TestStandIn.Job]);
        Assert.Equal(3, wechat.Worker.Grants.Balance(TestStandIn.Job));
    }

    [Fact]
    public async Task The_hidden_balance_is_shown_to_tests_and_to_no_api_path()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.Give(TestStandIn.Job, 2);
        var row = Assert.Single((await wechat.Http.GetAsync("/__control/balances?user=W00001")).Json.EnumerateArray());
        Assert.Equal(2, row.GetProperty("balance").GetInt32());
        Assert.Equal(40066, (await wechat.GetAsync("/wxaapi/newtmpl/getbalance")).ErrCode);
    }
}

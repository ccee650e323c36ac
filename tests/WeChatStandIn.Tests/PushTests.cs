using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class PushTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task An_accepted_message_is_followed_by_its_sent_event()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        wechat.Give(TestStandIn.Job);
        var msgId = (await wechat.SendAsync()).Json.GetProperty("msgid").GetInt64();
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        var push = Assert.Single(receiver.Posts);
        Assert.Equal("subscribe_msg_sent_event", push.Name);
        Assert.Equal(wechat.Worker.OpenId, push.Json.GetProperty("FromUserName").GetString());
        Assert.Equal("gh_a", push.Json.GetProperty("ToUserName").GetString());
        Assert.Equal(JsonValueKind.Number, push.Json.GetProperty("CreateTime").ValueKind);
        var item = push.Json.GetProperty("List");
        Assert.Equal($"{msgId}", item.GetProperty("MsgID").GetString());
        Assert.Equal("0", item.GetProperty("ErrorCode").GetString());
        Assert.Equal("success", item.GetProperty("ErrorStatus").GetString());
        Assert.Equal(PushCrypto.Sign(PushReceiver.Token, push.Query["timestamp"], push.Query["nonce"]), push.Query["signature"]);
    }

    [Fact]
    public async Task A_delivery_can_be_told_to_fail_and_still_uses_the_grant()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        wechat.Give(TestStandIn.Job);
        await wechat.Http.PostAsync("/__control/deliveries/fail", new { errorCode = 7, status = "system failed" });
        await wechat.SendAsync();
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        Assert.Equal("7", Assert.Single(receiver.Posts).Json.GetProperty("List").GetProperty("ErrorCode").GetString());
        Assert.Equal(0, wechat.Worker.Grants.Balance(TestStandIn.Job));
    }

    [Fact]
    public async Task One_choice_is_an_object_and_several_are_an_array()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        wechat.Tap(TestStandIn.Job);
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        wechat.Tap(TestStandIn.Job, TestStandIn.Progress);
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        Assert.Equal("0", receiver.Posts[0].Json.GetProperty("List").GetProperty("PopupScene").GetString());
        Assert.Equal(2, receiver.Posts[1].Json.GetProperty("List").GetArrayLength());
    }

    [Fact]
    public async Task Fields_are_shuffled_and_strangers_are_among_them_and_forms_vary_by_switch()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        for (var i = 0; i < 6; i++)
            wechat.Tap(TestStandIn.Job);
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        Assert.True(receiver.Posts.Select(push => push.Json.EnumerateObject().First().Name).Distinct().Count() > 1);
        Assert.All(receiver.Posts, push => Assert.True(push.Json.TryGetProperty("UnheardOf", out _)));
        wechat.World.Switches = wechat.World.Switches with { CreateTimeAsString = true, WrapEventList = true };
        wechat.Tap(TestStandIn.Job);
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        Assert.Equal(JsonValueKind.String, receiver.Posts[^1].Json.GetProperty("CreateTime").ValueKind);
        Assert.True(receiver.Posts[^1].Json.GetProperty("SubscribeMsgPopupEvent").TryGetProperty("List", out _));
    }

    [Fact]
    public async Task A_push_is_tried_three_times_in_all_and_anything_but_success_is_a_failure()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        receiver.Answer = attempt => attempt switch { 0 => (500, "success", 0), 1 => (200, "{\"ok\":true}", 0), _ => (204, "", 0) };
        wechat.Tap(TestStandIn.Job);
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        Assert.Equal(3, receiver.Posts.Count);
        Assert.Single(receiver.Posts.Select(push => push.Body).Distinct());
        Assert.Equal(3, receiver.Posts.Select(push => push.Query["nonce"]).Distinct().Count());
        Assert.False(Assert.Single(wechat.World.Pushes.Records).Succeeded);
    }

    [Fact]
    public async Task An_empty_or_success_answer_stops_the_retries()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        receiver.Answer = attempt => attempt == 0 ? (502, "", 0) : (200, "", 0);
        wechat.Tap(TestStandIn.Job);
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        Assert.Equal(2, receiver.Posts.Count);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_a_failure()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver, change: o => o with { PushTimeoutMs = 700 });
        receiver.Answer = attempt => (200, "success", attempt == 0 ? 2000 : 0);
        wechat.Tap(TestStandIn.Job);
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        Assert.Equal([false, true], Assert.Single(wechat.World.Pushes.Records).Attempts.Select(attempt => attempt.Succeeded));
    }

    [Fact]
    public async Task Earlier_pushes_are_delivered_again_word_for_word()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        wechat.Tap(TestStandIn.Job);
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        await wechat.Http.PostAsync("/__control/pushes/redeliver", new { @event = "subscribe_msg_popup_event", times = 3, shuffled = true });
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        Assert.Equal(4, receiver.Posts.Count);
        Assert.Single(receiver.Posts.Select(push => push.Body).Distinct());
    }

    [Fact]
    public async Task Held_pushes_are_released_late_and_out_of_order()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        await wechat.Http.PostAsync("/__control/pushes/hold", new { });
        for (var i = 0; i < 20; i++)
            wechat.Tap(TestStandIn.Job);
        await Task.Delay(100);
        Assert.Empty(receiver.Posts);
        Assert.Equal(20, (await wechat.Http.PostAsync("/__control/pushes/release", new { shuffled = true })).Json.GetProperty("released").GetInt32());
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        Assert.Equal(20, receiver.Posts.Count);
    }

    [Fact]
    public async Task Two_different_events_share_sender_and_second()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        await wechat.Http.PostAsync("/__control/pushes/twins", new { user = "W00001", firstTemplateId = TestStandIn.Job, secondTemplateId = TestStandIn.Progress });
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        var keys = receiver.Posts.Select(push => (push.Json.GetProperty("FromUserName").GetString(), push.Json.GetProperty("CreateTime").GetInt64()));
        Assert.Equal(2, receiver.Posts.Count);
        Assert.Single(keys.Distinct());
        Assert.Equal(2, receiver.Posts.Select(push => push.Body).Distinct().Count());
    }

    [Fact]
    public async Task Authorisation_bans_and_unheard_of_events_are_sent_with_their_fields()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        await wechat.Http.PostAsync("/__control/pushes/send", new { @event = "user_authorization_revoke", user = "W00001", fields = new { RevokeInfo = "8" } });
        await wechat.Http.PostAsync("/__control/pushes/send", new { @event = "user_info_modified" });
        await wechat.World.Pushes.WhenIdleAsync(Patience);
        var revoke = receiver.Posts.Single(push => push.Name == "user_authorization_revoke").Json;
        Assert.Equal(wechat.Worker.OpenId, revoke.GetProperty("OpenID").GetString());
        Assert.Equal("8", revoke.GetProperty("RevokeInfo").GetString());
        Assert.NotEqual(wechat.Worker.OpenId, revoke.GetProperty("FromUserName").GetString());
        Assert.False(receiver.Posts.Single(push => push.Name == "user_info_modified").Json.TryGetProperty("OpenID", out _));
    }

    [Fact]
    public async Task Deliveries_run_in_parallel()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        receiver.Answer = _ => (200, "success", 200);
        for (var i = 0; i < 300; i++)
            wechat.Tap(TestStandIn.Job);
        // One after another they would take a minute.
        Assert.True(await wechat.World.Pushes.WhenIdleAsync(Patience));
        Assert.Equal(300, receiver.Posts.Count);
    }
}

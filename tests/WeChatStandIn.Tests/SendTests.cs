using System.Diagnostics;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class SendTests
{
    [Fact]
    public async Task An_accepted_message_uses_one_grant_and_the_next_gets_43101()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.Give(TestStandIn.Job);
        Assert.Equal(0, (await wechat.SendAsync()).ErrCode);
        Assert.Equal(43101, (await wechat.SendAsync()).ErrCode);
    }

    [Fact]
    public async Task The_same_body_twice_is_two_messages_and_two_grants()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.Give(TestStandIn.Job, 5);
        var first = (await wechat.SendAsync()).Json.GetProperty("msgid").GetInt64();
        var second = (await wechat.SendAsync()).Json.GetProperty("msgid").GetInt64();
        Assert.NotEqual(first, second);
        Assert.All((long[])[first, second], id => Assert.NotEqual(id, (long)(double)id));
        Assert.Equal(3, wechat.Worker.Grants.Balance(TestStandIn.Job));
    }

    [Fact]
    public async Task Checks_run_in_the_platforms_order()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var app = wechat.World.App(TestStandIn.AppA);
        Assert.Equal(40003, (await wechat.SendAsync(openId: "oUnknown", template: "unknown")).ErrCode);
        Assert.Equal(40037, (await wechat.SendAsync(template: "unknown")).ErrCode);
        app.Templates[TestStandIn.Job].Banned = true;
        Assert.Equal(43107, (await wechat.SendAsync()).ErrCode);
        app.Templates[TestStandIn.Job].Banned = false;
        app.Options = app.Options with { MessagesBanned = true };
        Assert.Equal(43107, (await wechat.SendAsync()).ErrCode);
        app.Options = app.Options with { MessagesBanned = false };
        Assert.Equal(43101, (await wechat.SendAsync(new { })).ErrCode);
        wechat.Give(TestStandIn.Job);
        Assert.Equal(47003, (await wechat.SendAsync(new { thing1 = new { value = "赌博" } })).ErrCode);
        Assert.Equal(45168, (await wechat.SendAsync(new { thing1 = new { value = "网络赌博" }, date2 = new { value = "2026-11-24" } })).ErrCode);
        Assert.Equal(0, (await wechat.SendAsync()).ErrCode);
    }

    [Fact]
    public async Task Parallel_sends_to_one_openid_collide_with_43108()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { HoldSendMs = 800 });
        wechat.Give(TestStandIn.Job, 10);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => wechat.SendAsync()));
        Assert.Single(answers, answer => answer.ErrCode == 0);
        Assert.Equal(7, answers.Count(answer => answer.ErrCode == 43108));
        Assert.Equal(9, wechat.Worker.Grants.Balance(TestStandIn.Job));
        Assert.Equal(0, (await wechat.SendAsync()).ErrCode);
    }

    [Fact]
    public async Task Parallel_sends_to_different_people_do_not_wait_for_each_other()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var people = Enumerable.Range(0, 500).Select(i => wechat.World.Upsert(new AccountSeed { User = $"P{i}", Grants = new Dictionary<string, int> { [TestStandIn.Job] = 4 } })).ToList();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (person, _) =>
        {
            for (var i = 0; i < 4; i++)
                Assert.Equal(0, (await wechat.SendAsync(openId: person.OpenId)).ErrCode);
        });
        // One after another the holds alone would take 100 s.
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20));
        Assert.Equal(2000, wechat.World.Journal.Entries().Count(entry => entry.MsgId is not null));
        Assert.Equal(2000, wechat.World.Journal.Entries().Where(entry => entry.MsgId is not null).Select(entry => entry.MsgId).Distinct().Count());
        Assert.All(people, person => Assert.Equal(0, person.Grants.Balance(TestStandIn.Job)));
    }

    [Fact]
    public async Task Consent_is_checked_before_data_but_the_data_fault_is_kept()
    {
        await using var wechat = await TestStandIn.StartAsync();
        Assert.Equal(43101, (await wechat.SendAsync("{\"thing1\":{}}")).ErrCode);
        Assert.Equal(43101, (await wechat.SendAsync(new { thing1 = new { value = new string('长', 21) }, date2 = new { value = "2026-11-24" } })).ErrCode);
        var faults = wechat.World.Tally.HiddenBadData.Select(bad => bad.Fault);
        Assert.Equal(["argument invalid! data invalid", "argument invalid! data.thing1.value invalid"], faults);
        Assert.Equal(2, (await wechat.Http.GetAsync("/__control/bad-data")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Data_is_checked_before_consent_by_switch()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { Switches = new Switches { DataBeforeGrant = true } });
        Assert.Equal(47003, (await wechat.SendAsync(new { })).ErrCode);
    }

    [Fact]
    public async Task Wrong_data_names_the_first_bad_key_and_uses_no_grant()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.Give(TestStandIn.Job);
        var invalid = await wechat.SendAsync(new { date2 = new { value = "tomorrow" }, thing1 = new { value = "a\nb" } });
        Assert.Equal(47003, invalid.ErrCode);
        Assert.StartsWith("argument invalid! data.thing1.value invalid rid: ", invalid.ErrMsg, StringComparison.Ordinal);
        Assert.StartsWith("argument invalid! data.date2.value is empty rid: ", (await wechat.SendAsync(new { thing1 = new { value = "a" } })).ErrMsg, StringComparison.Ordinal);
        Assert.StartsWith("argument invalid! data.thing1.value is empty rid: ", (await wechat.SendAsync(new { thing1 = new { value = "" }, date2 = new { value = "2026-11-24" } })).ErrMsg, StringComparison.Ordinal);
        Assert.Equal(47003, (await wechat.SendAsync(new { thing1 = "not an object", date2 = new { value = "2026-11-24" } })).ErrCode);
        Assert.Equal(47003, (await wechat.SendAsync(new { thing1 = new { value = 5 }, date2 = new { value = "2026-11-24" } })).ErrCode);
        Assert.Equal(47003, (await wechat.SendAsync("{\"thing1\":{\"value\":\"a\"}}")).ErrCode);
        Assert.Equal(47003, (await wechat.SendAsync(new { thing1 = new { value = "a" }, date2 = new { value = "2026-11-24" }, thing9 = new { value = "a" } })).ErrCode);
        Assert.Equal(1, wechat.Worker.Grants.Balance(TestStandIn.Job));
    }

    [Fact]
    public async Task Pages_are_recorded_and_refused_only_by_switch()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.Give(TestStandIn.Job, 9);
        Assert.Equal(0, await PageAsync(wechat, "pages/job/detail?id=1"));
        Assert.Empty(wechat.World.Tally.PageRemarks);
        Assert.Equal(0, await PageAsync(wechat, "/pages/job/detail"));
        Assert.Equal(0, await PageAsync(wechat, "pages/nowhere"));
        Assert.Equal(2, wechat.World.Tally.PageRemarks.Count);
        wechat.World.Switches = wechat.World.Switches with { RefuseUnknownPage = true, RefuseLeadingSlash = true };
        Assert.Equal(41030, await PageAsync(wechat, "pages/nowhere"));
        Assert.Equal(41030, await PageAsync(wechat, "/pages/job/detail"));
    }

    static async Task<int> PageAsync(TestStandIn wechat, string page) => (await wechat.PostAsync(TestStandIn.SendPath,
        new { touser = wechat.Worker.OpenId, template_id = TestStandIn.Job, page, data = TestStandIn.GoodData })).ErrCode;
}

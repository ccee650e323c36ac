using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Workers;

/// <summary>How somebody wants to be reached: said by the person or written down for them, and seen by whoever reaches them.</summary>
public sealed class ContactTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string Mine = "/v1/me/contact";

    [Fact]
    public async Task Who_has_asked_for_nothing_is_told_what_is_usual()
    {
        var reply = await (await app.SignInWorkerAsync()).GetAsync(Mine);

        Assert.Equal((200, "先发微信，没看到再发短信、打电话或上门。"), (reply.Status, (string)reply.Json["says"]!));
        Assert.Null(reply.Json["changedAt"]);
    }

    [Fact]
    public async Task What_a_person_asks_for_comes_back_in_words_and_an_empty_form_takes_it_all_back()
    {
        var worker = await app.SignInWorkerAsync();

        var asked = await PutAsync(worker, Mine, new { preferredChannel = "phoneCall", quietFrom = "21:00:00", quietTo = "09:00:00", language = "彝语" });
        var read = await worker.GetAsync(Mine);
        var back = await PutAsync(worker, Mine, new { });

        Assert.True(asked.Status == 200, asked.Text);
        Assert.Equal("直接打电话，不发微信和短信；21:00到次日09:00不打扰；通话用彝语。", (string)asked.Json["says"]!);
        Assert.Equal((asked.Text, false), (read.Text, (bool)read.Json["notedByStaff"]!));
        Assert.Equal("先发微信，没看到再发短信、打电话或上门。", (string)back.Json["says"]!);
    }

    [Theory]
    [InlineData("Reachable", "09:00:00", "20:00:00", "quietTo quiet.too_long")]
    [InlineData("Reachable", "09:30:00", "19:45:00", "quietTo quiet.too_long")]
    [InlineData("Reachable", "10:00:00", "20:00:00", null)]
    [InlineData("EveningOnly", "18:30:00", "08:00:00", "quietTo quiet.too_long")]
    [InlineData("Reachable", "12:00:00", "12:00:00", "quietTo quiet.empty")]
    [InlineData("Reachable", "12:00:00", null, "quietTo quiet.both")]
    [InlineData("Reachable", "25:00:00", "12:00:00", "quietFrom time.invalid")]
    public async Task Hours_that_leave_none_to_be_reached_in_are_refused_and_nothing_is_changed(string contact, string? from, string? to, string? fault)
    {
        var worker = await app.SignInWorkerAsync();
        await app.ChangeWorkerAsync(await app.WorkerOfAsync(worker), w => w.Contact = Enum.Parse<ContactSituation>(contact));
        await PutAsync(worker, Mine, new { language = "汉语" });

        var reply = await PutAsync(worker, Mine, new { quietFrom = from, quietTo = to });

        Assert.Equal(fault is null ? [] : new[] { fault }, reply.Status == 200 ? [] : reply.Errors);
        Assert.Equal(fault is null, (await worker.GetAsync(Mine)).Json["language"] is null);
    }

    [Fact]
    public async Task A_caseworker_writes_it_down_for_somebody_of_the_own_county_only()
    {
        var person = await app.RegisterWorkerAsync("孙小二");
        var path = $"/v1/casework/workers/{person}/contact";
        var (own, neighbour) = (await app.SignInCaseworkerAsync(), await app.SignInCaseworkerAsync(MobileApp.OtherCounty));

        var noted = await PutAsync(own, path, new { preferredChannel = "visit" });
        var (foreign, foreignRead) = (await PutAsync(neighbour, path, new { }), await neighbour.GetAsync(path));

        Assert.True(noted.Status == 200 && (bool)noted.Json["notedByStaff"]!, noted.Text);
        Assert.Equal((404, 404), (foreign.Status, foreignRead.Status));
        await using var db = app.Database.Open();
        Assert.Equal(NoticeChannel.Visit, (await db.ContactPreferences.SingleAsync(p => p.WorkerId == person)).PreferredChannel);
    }

    [Fact]
    public async Task Whoever_is_to_reach_the_person_sees_it_on_the_list()
    {
        var (person, task) = await app.OweVisitAsync("赵小七");
        var (caseworker, liaison) = (await app.SignInCaseworkerAsync(), await app.SignInLiaisonAsync());
        await PutAsync(caseworker, $"/v1/casework/workers/{person}/contact", new { preferredChannel = "sheet", quietFrom = "12:00:00", quietTo = "14:00:00" });

        var lists = new[] { await caseworker.GetAsync("/v1/casework/outreach?limit=100"), await liaison.GetAsync("/v1/liaison/outreach?limit=100") };

        Assert.All(lists, list => Assert.Equal("送纸质单上门，不发微信和短信；12:00到14:00不打扰。",
            (string)list.Json["items"]!.AsArray().Single(item => (Guid)item!["id"]! == task.Value)!["asked"]!["says"]!));
    }

    [Fact]
    public async Task Two_who_say_it_at_once_leave_one_answer()
    {
        var worker = await app.SignInWorkerAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => PutAsync(worker, Mine, new { preferredChannel = n % 2 == 0 ? "sms" : "visit" })));

        Assert.All(replies, reply => Assert.True(reply.Status == 200, reply.Text));
        await using var db = app.Database.Open();
        var id = await app.WorkerOfAsync(worker);
        Assert.Equal(1, await db.ContactPreferences.CountAsync(p => p.WorkerId == id));
    }

    private async Task<Reply> PutAsync(Phone phone, string path, object body) => (await app.ExchangeAsync(phone, HttpMethod.Put, path, body)).Reply;
}

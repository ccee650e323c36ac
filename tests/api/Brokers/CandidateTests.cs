using System.Text.RegularExpressions;
using JobAssist.Mobile.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Brokers;

public sealed class CandidateTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task Looking_at_candidates_makes_what_was_sent_seen()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var posting = await app.PublishThroughAsync(broker, employer);
        var worker = await app.SignInWorkerAsync("王小四");
        await MobileApp.ApplyAsync(worker, posting);

        var candidate = (await broker.GetAsync($"/v1/broker/postings/{posting}/candidates")).Json["items"]![0]!;

        Assert.Equal(("王*四", "seen"), ((string)candidate["name"]!, (string)candidate["state"]!));
        Assert.Equal("seen", (string)(await worker.GetAsync("/v1/me/applications")).Json["items"]![0]!["standing"]!["picture"]!);
    }

    [Fact]
    public async Task No_answer_to_a_broker_holds_a_mobile_number_or_a_status_of_the_person()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var posting = await app.PublishThroughAsync(broker, employer);
        var worker = await app.SignInAsync();
        await app.BindAsync(worker, await app.RegisterPersonAsync("李有田", app.NewIdNumber(), "19900000033", w => w.Categories.Add(new WorkerCategory("LiftedOutOfPoverty", new DateOnly(2021, 1, 1), null))));
        var applied = await worker.PostAsync("/v1/me/applications", new { postingId = posting.Value, note = "请打 199-0000-0033 或１９９００００００３３" }, MobileApp.NewKey());
        var claim = await broker.PostAsync($"/v1/broker/applications/{(Guid)applied.Json["id"]!}/hire-claim", new { startsOn = "2026-11-24", monthPayFen = 520_000 }, MobileApp.NewKey());

        string[] answers =
        [
            claim.Text, (await broker.GetAsync($"/v1/broker/postings/{posting}/candidates")).Text, (await broker.GetAsync("/v1/broker/postings")).Text,
            (await broker.GetAsync("/v1/broker/employers")).Text, (await broker.GetAsync($"/v1/broker/postings/{posting}")).Text,
        ];

        Assert.All(answers, answer =>
        {
            Assert.DoesNotMatch(new Regex(@"1[3-9](?:[ -]?\d){9}", RegexOptions.NonBacktracking), Domain.FullWidth.Narrow(answer));
            Assert.DoesNotMatch(new Regex("poverty|poor|categor|hardToEmploy|disab|贫困|困难", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking), answer);
            Assert.DoesNotContain("李有田", answer, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Who_took_an_application_back_is_not_listed_and_the_pages_turn()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var posting = await app.PublishThroughAsync(broker, employer, headcount: 5);
        var gone = await app.SignInWorkerAsync("赵走了");
        await gone.PostAsync($"/v1/me/applications/{await MobileApp.ApplyAsync(gone, posting)}/withdrawal");
        foreach (var name in new[] { "甲一一", "乙二二", "丙三三" }) await MobileApp.ApplyAsync(await app.SignInWorkerAsync(name), posting);

        var first = (await broker.GetAsync($"/v1/broker/postings/{posting}/candidates?limit=2")).Json;
        var second = (await broker.GetAsync($"/v1/broker/postings/{posting}/candidates?limit=2&after={first["next"]}")).Json;

        Assert.Equal(["甲*一", "乙*二", "丙*三"], first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(c => (string)c!["name"]!));
    }

    [Fact]
    public async Task A_hire_is_claimed_once_and_not_for_a_day_before_the_application()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var application = await MobileApp.ApplyAsync(await app.SignInWorkerAsync(), await app.PublishThroughAsync(broker, employer));
        var path = $"/v1/broker/applications/{application}/hire-claim";

        var early = await broker.PostAsync(path, new { startsOn = "2026-11-01", monthPayFen = 500_000 }, MobileApp.NewKey());
        var free = await broker.PostAsync(path, new { startsOn = "2026-11-24", monthPayFen = 0 }, MobileApp.NewKey());
        var key = MobileApp.NewKey();
        var (claim, repeated) = (await broker.PostAsync(path, new { startsOn = "2026-11-24", monthPayFen = 500_000 }, key), await broker.PostAsync(path, new { startsOn = "2026-11-24", monthPayFen = 500_000 }, key));
        var second = await broker.PostAsync(path, new { startsOn = "2026-11-25", monthPayFen = 500_000 }, MobileApp.NewKey());

        Assert.Equal("hire.start_out_of_range", early.Code);
        Assert.Equal(400, free.Status);
        Assert.Equal((201, 201, claim.Text), (claim.Status, repeated.Status, repeated.Text));
        Assert.Equal((409, "application.already_claimed"), (second.Status, second.Code));
    }

    [Fact]
    public async Task Someone_elses_candidate_looks_like_none()
    {
        var (owner, employer) = await app.SignInMandatedBrokerAsync();
        var (stranger, _) = await app.SignInMandatedBrokerAsync();
        var application = await MobileApp.ApplyAsync(await app.SignInWorkerAsync(), await app.PublishThroughAsync(owner, employer));

        var reply = await stranger.PostAsync($"/v1/broker/applications/{application}/hire-claim", new { startsOn = "2026-11-24", monthPayFen = 500_000 }, MobileApp.NewKey());

        Assert.Equal(404, reply.Status);
        await using var db = app.Database.Open();
        Assert.False(await db.Hires.AnyAsync(h => h.ApplicationId == application));
    }
}

using JobAssist.Mobile.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Caseworkers;

public sealed class ExcuseTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task Nobody_is_excused_by_one_person_alone()
    {
        var worker = await app.RegisterWorkerAsync();
        await app.OweCallAsync(worker);
        var (one, other) = (await app.SignInCaseworkerAsync(), await app.SignInCaseworkerAsync());

        var asked = await AskAsync(one, worker);
        var again = await AskAsync(one, worker);
        var elsewhere = await AskAsync(other, worker);
        var decision = $"/v1/casework/excuses/{asked.Json["id"]}/decision";
        var alone = await one.PostAsync(decision, new { granted = true });
        var granted = await other.PostAsync(decision, new { granted = true, note = "看过原件，13800000000" });
        var repeated = await other.PostAsync(decision, new { granted = true, note = "看过原件，13800000000" });
        var changed = await other.PostAsync(decision, new { granted = false });

        Assert.Equal((200, "waiting"), (asked.Status, (string)asked.Json["state"]!));
        Assert.Equal(asked.Text, again.Text);
        Assert.Equal((409, "excuse.already_asked"), (elsewhere.Status, (string)elsewhere.Json["code"]!));
        Assert.Equal((409, "excuse.same_person"), (alone.Status, (string)alone.Json["code"]!));
        Assert.Equal((200, "granted"), (granted.Status, (string)granted.Json["state"]!));
        Assert.Equal(granted.Text, repeated.Text);
        Assert.Equal((409, "excuse.already_decided"), (changed.Status, (string)changed.Json["code"]!));
        await using var db = app.Database.Open();
        Assert.DoesNotContain("13800000000", (await db.Excuses.SingleAsync(e => e.WorkerId == worker)).Note!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_owes_nothing_needs_no_excuse_and_the_neighbours_people_look_like_none()
    {
        var (owed, free) = (await app.RegisterWorkerAsync(), await app.RegisterWorkerAsync());
        await app.OweCallAsync(owed);
        var (caseworker, neighbour) = (await app.SignInCaseworkerAsync(), await app.SignInCaseworkerAsync(MobileApp.OtherCounty));

        var nothing = await AskAsync(caseworker, free);
        var foreign = await AskAsync(neighbour, owed);
        var unknown = await AskAsync(neighbour, WorkerId.New());
        var id = (await AskAsync(caseworker, owed)).Json["id"];

        Assert.Equal((409, "excuse.nothing_open"), (nothing.Status, (string)nothing.Json["code"]!));
        Assert.Equal((404, 404), (foreign.Status, unknown.Status));
        Assert.Equal(404, (await neighbour.PostAsync($"/v1/casework/excuses/{id}/decision", new { granted = true })).Status);
        Assert.Empty((await neighbour.GetAsync("/v1/casework/excuses")).Json["items"]!.AsArray());
        Assert.Contains($"{id}", (await caseworker.GetAsync("/v1/casework/excuses?state=waiting&limit=100")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"reason":"bored","document":"材料"}""")]
    [InlineData("""{"reason":"died","document":""}""")]
    [InlineData("""{"reason":"died"}""")]
    [InlineData("""{"reason":"died","document":"材料","slot":"2026-13-H1"}""")]
    public async Task A_request_without_a_reason_or_a_paper_is_refused_in_words(string body)
    {
        var worker = await app.RegisterWorkerAsync();
        await app.OweCallAsync(worker);

        var refused = await (await app.SignInCaseworkerAsync()).PostRawAsync($"/v1/casework/workers/{worker}/excuses", body);

        Assert.True(refused.Status == 400, refused.Text);
    }

    private static Task<Reply> AskAsync(Phone caseworker, WorkerId worker) =>
        caseworker.PostAsync($"/v1/casework/workers/{worker}/excuses", new { reason = "movedAway", document = "户口迁出证明，乡镇档案2026-118" });
}

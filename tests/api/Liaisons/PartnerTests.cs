using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Liaisons;

public sealed class PartnerTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task Another_region_is_asked_only_after_nobody_was_met_on_two_days()
    {
        var ((worker, task), liaison) = (await app.OweVisitAsync("周一"), await app.SignInLiaisonAsync());
        app.Clock.Advance(TimeSpan.FromHours(1));

        var early = await AskAsync(liaison, task);
        await NotMetAsync(liaison, task, 20);
        var sameDay = await NotMetAsync(liaison, task, 10);
        var still = await AskAsync(liaison, task);
        app.Clock.Advance(TimeSpan.FromDays(1));
        liaison = await app.SignInLiaisonAsync();
        var second = await NotMetAsync(liaison, task, 10);
        var asked = await AskAsync(liaison, task);
        var again = await AskAsync(liaison, task);
        var elsewhere = await AskAsync(liaison, task, MobileApp.OtherCounty);

        Assert.Equal((409, "partner.visit_first", 409), (early.Status, early.Code, still.Status));
        Assert.Equal((1, 2, false), ((int)sameDay.Json["daysNotMet"]!, (int)second.Json["daysNotMet"]!, (bool)second.Json["fulfilled"]!));
        Assert.True(asked.Status == 200, asked.Text);
        Assert.InRange(DateOnly.Parse((string)asked.Json["dueOn"]!).DayNumber - Shanghai.DateOf(app.Clock.GetUtcNow()).DayNumber, 7, 9);
        Assert.Equal(asked.Text, again.Text);
        Assert.Equal("partner.already_asked", elsewhere.Code);
        await using var db = app.Database.Open();
        var slot = await db.Obligations.SingleAsync(o => o.WorkerId == worker);
        Assert.Equal((SlotState.Fallback, "partner_asked"), (slot.State, slot.Reason));
        Assert.False(await db.Evidence.AnyAsync(e => e.WorkerId == worker));
    }

    [Fact]
    public async Task Both_regions_see_the_request_in_part_and_the_one_at_the_work_place_answers_once()
    {
        var (_, task) = await app.OweVisitAsync("吴小二", mobile: "19900000088");
        await RequestAsync(task);
        var (home, partner, third) = (await app.SignInCaseworkerAsync(), await app.SignInCaseworkerAsync("441900"), await app.SignInCaseworkerAsync(MobileApp.OtherCounty));

        var (here, there, nowhere) = (await home.GetAsync(List), await partner.GetAsync(List), await third.GetAsync(List));
        var item = there.Json["items"]!.AsArray().Single(request => (string)request!["worker"]! == "吴*二")!;
        var answer = $"/v1/casework/partner-requests/{item["id"]}/answer";
        var own = await home.PostAsync(answer, new { answer = "found" });
        var foreign = await third.PostAsync(answer, new { answer = "found" });
        var found = await partner.PostAsync(answer, new { answer = "found", note = "在长安镇，电话13800000000" });
        var repeated = await partner.PostAsync(answer, new { answer = "found" });
        var changed = await partner.PostAsync(answer, new { answer = "notFound" });

        Assert.True((bool)item["yoursToAnswer"]!);
        Assert.Contains($"{item["id"]}", here.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{item["id"]}", nowhere.Text, StringComparison.Ordinal);
        Assert.All(new[] { "吴小二", "19900000088" }, word => Assert.DoesNotContain(word, here.Text + there.Text, StringComparison.Ordinal));
        Assert.Equal(("partner.not_yours", 404), (own.Code, foreign.Status));
        Assert.True(found.Status == 200 && !found.Text.Contains("13800000000", StringComparison.Ordinal), found.Text);
        Assert.Equal(found.Text, repeated.Text);
        Assert.Equal("partner.already_answered", changed.Code);
    }

    [Fact]
    public async Task A_neighbour_s_task_looks_like_none()
    {
        var (_, task) = await app.OweVisitAsync("郑三");
        var (neighbour, caseworker) = (await app.SignInLiaisonAsync(MobileApp.OtherVillage), await app.SignInCaseworkerAsync(MobileApp.OtherCounty));

        Assert.Equal(404, (await AskAsync(neighbour, task)).Status);
        Assert.Equal(404, (await caseworker.PostAsync($"/v1/casework/outreach/{task}/partner-request", new { regionCode = "441900" })).Status);
        Assert.Equal(404, (await NotMetAsync(neighbour, task, 0)).Status);
    }

    private const string List = "/v1/casework/partner-requests?limit=100";

    private async Task RequestAsync(OutreachTaskId task)
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        await NotMetAsync(await app.SignInLiaisonAsync(), task, 10);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var liaison = await app.SignInLiaisonAsync();
        await NotMetAsync(liaison, task, 10);
        var asked = await AskAsync(liaison, task);
        Assert.True(asked.Status == 200, asked.Text);
    }

    private Task<Reply> NotMetAsync(Phone liaison, OutreachTaskId task, int minutesAgo) =>
        liaison.PostAsync($"/v1/liaison/outreach/{task}/evidence", new { kind = "notMet", at = app.Clock.GetUtcNow().AddMinutes(-minutesAgo), visit = new { villageCode = MobileApp.Village } });

    private static Task<Reply> AskAsync(Phone liaison, OutreachTaskId task, string region = "441900") => liaison.PostAsync($"/v1/liaison/outreach/{task}/partner-request", new { regionCode = region });
}

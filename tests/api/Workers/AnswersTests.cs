using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Workers;

/// <summary>What answers to notices do: to the own list, to the offer of other wishes, to the caseworker's list and to the report.</summary>
public sealed class AnswersTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task A_notice_says_what_has_changed_since_it_was_sent()
    {
        var worker = await app.SignInWorkerAsync();
        var (kept, changed, closed) = (await app.PublishJoinedAsync(), await app.PublishJoinedAsync(), await app.PublishJoinedAsync());
        await app.SendNoticeAsync(await app.WorkerOfAsync(worker), kept, changed, closed);
        await SqlAsync($"UPDATE job_postings SET pay_min_fen = 100000, pay_max_fen = 150000, dormitory = 'None' WHERE id = '{changed}'");
        await SqlAsync($"UPDATE job_postings SET state = 'Closed' WHERE id = '{closed}'");

        var postings = (await worker.GetAsync("/v1/me/notices")).Json["items"]![0]!["postings"]!.AsArray();

        Assert.Equal(["", "工资改为1000-1500元/月|不再提供住宿", "这个岗位已停止招聘"], postings.Select(p => string.Join('|', p!["changes"]!.AsArray().Select(change => (string)change!["text"]!))));
    }

    [Fact]
    public async Task An_opening_somebody_said_no_to_stands_last_until_it_changes_or_is_wanted_again()
    {
        var worker = await app.SignInWorkerAsync();
        for (var n = 0; n < 3; n++) await app.PublishJoinedAsync();
        await app.LookAtMarketAsync();
        var first = await FirstAsync(worker);
        var notice = await app.SendNoticeAsync(await app.WorkerOfAsync(worker), JobPostingId.From(Guid.Parse(first)));
        var path = $"/v1/me/notices/{notice}/answer";

        var said = await worker.PostAsync(path, new { answer = "notForMe", reason = "tooFar", postingId = first });

        Assert.Equal("知道了，同样的岗位不再发给您。", (string)said.Json["says"]!);
        var list = (await worker.GetAsync("/v1/me/matches?top=50")).Json.AsArray();
        Assert.NotEqual(first, (string)list[0]!["posting"]!["id"]!);
        Assert.Equal(first, (string)list[^1]!["posting"]!["id"]!);
        Assert.Equal(Enumerable.Range(1, list.Count), list.Select(match => (int)match!["rank"]!));
        Assert.True((bool)(await worker.GetAsync("/v1/me/notices")).Json["items"]![0]!["postings"]![0]!["saidNo"]!);
        Assert.Null((await worker.GetAsync("/v1/me/notices")).Json["items"]![0]!["answer"]);

        await worker.PostAsync(path, new { answer = "interested", postingId = first });
        Assert.Equal(first, await FirstAsync(worker));

        await worker.PostAsync(path, new { answer = "notForMe", postingId = first });
        Assert.NotEqual(first, await FirstAsync(worker));
        await SqlAsync($"UPDATE job_postings SET meals = 'One' WHERE id = '{first}'");
        await app.LookAtMarketAsync();
        var after = (await worker.GetAsync("/v1/me/matches?top=50")).Json.AsArray();
        Assert.False((bool)(await worker.GetAsync("/v1/me/notices")).Json["items"]![0]!["postings"]![0]!["saidNo"]!);
        Assert.Equal(after.Select(match => (int)match!["score"]!).OrderDescending(), after.Select(match => (int)match!["score"]!));
    }

    [Fact]
    public async Task An_opening_out_of_a_short_list_because_of_a_no_says_so()
    {
        var worker = await app.SignInWorkerAsync();
        for (var n = 0; n < 11; n++) await app.PublishJoinedAsync();
        await app.LookAtMarketAsync();
        var first = await FirstAsync(worker);
        var notice = await app.SendNoticeAsync(await app.WorkerOfAsync(worker), JobPostingId.From(Guid.Parse(first)));
        await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "notForMe" });

        var why = (await worker.GetAsync($"/v1/me/matches/{first}/why")).Json;

        Assert.Equal((false, "said_no"), ((bool)why["listed"]!, (string)why["notListed"]!["code"]!));
    }

    [Fact]
    public async Task An_opening_that_is_not_in_the_notice_is_not_found()
    {
        var worker = await app.SignInWorkerAsync();
        var notice = await app.SendNoticeAsync(await app.WorkerOfAsync(worker), await app.PublishJoinedAsync());
        var other = await app.PublishJoinedAsync();

        Assert.Equal(404, (await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "notForMe", postingId = other.Value })).Status);
    }

    [Fact]
    public async Task Two_answers_of_a_kind_offer_another_wish_and_change_nothing()
    {
        var worker = await app.SignInWorkerAsync();
        var postings = new[] { await app.PublishJoinedAsync(), await app.PublishJoinedAsync() };
        var notice = await app.SendNoticeAsync(await app.WorkerOfAsync(worker), postings);
        var before = (await worker.GetAsync("/v1/me/profile")).Json;
        await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "notForMe", reason = "tooFar", postingId = postings[0].Value });
        Assert.Empty((await worker.GetAsync("/v1/me/profile")).Json["hints"]!.AsArray());

        await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "notForMe", reason = "tooFar", postingId = postings[1].Value });

        var after = (await worker.GetAsync("/v1/me/profile")).Json;
        Assert.Equal(["您最近2次觉得太远，要不要把想去的地方改近一点？"], after["hints"]!.AsArray().Select(hint => (string)hint!["text"]!));
        Assert.Equal(before["wishes"]!.ToJsonString(), after["wishes"]!.ToJsonString());
    }

    [Fact]
    public async Task Work_and_disbelief_become_one_task_each_and_the_caseworker_reads_what_was_said()
    {
        var worker = await app.SignInWorkerAsync();
        var id = await app.WorkerOfAsync(worker);
        var postings = new[] { await app.PublishJoinedAsync(), await app.PublishJoinedAsync() };
        var notice = await app.SendNoticeAsync(id, postings);
        for (var time = 0; time < 3; time++)
        {
            await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "notForMe", reason = "doNotBelieve", postingId = postings[1].Value });
            await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "notForMe", reason = "alreadyWorking" });
            await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "notForMe", reason = "family" });
        }

        var caseworker = await app.SignInCaseworkerAsync();
        var mine = (await caseworker.GetAsync("/v1/casework/outreach?limit=100")).Json["items"]!.AsArray().Where(item => (Guid)item!["workerId"]! == id.Value).ToList();

        Assert.Equal(["do_not_believe 2026-11-25", "already_working 2026-12-01"], mine.Select(item => $"{item!["reason"]} {item["dueOn"]}"));
        Assert.Equal(postings[1].Value, (Guid)mine[0]!["opening"]!["id"]!);
        Assert.Contains("信得过的人", (string)mine[0]!["toDo"]!, StringComparison.Ordinal);
        Assert.Contains("登记录用", (string)mine[1]!["toDo"]!, StringComparison.Ordinal);
        Assert.Equal(["不相信这条消息", "家里走不开"], mine[0]!["answers"]!.AsArray().Select(answer => (string)answer!["text"]!).Order(StringComparer.Ordinal));
        Assert.Equal(2, mine[0]!["reasonCounts"]!.AsArray().Sum(count => (int)count!["count"]!));
    }

    [Fact]
    public async Task A_call_about_work_is_written_down_like_any_other_and_done()
    {
        var worker = await app.SignInWorkerAsync();
        var notice = await app.SendNoticeAsync(await app.WorkerOfAsync(worker), await app.PublishJoinedAsync());
        await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "notForMe", reason = "alreadyWorking" });
        var id = await app.WorkerOfAsync(worker);
        await using var db = app.Database.Open();
        var task = await db.OutreachTasks.SingleAsync(t => t.WorkerId == id);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var caseworker = await app.SignInCaseworkerAsync();

        var reply = await caseworker.PostAsync($"/v1/casework/outreach/{task.Id}/evidence", new { kind = "call", at = app.Clock.GetUtcNow().AddMinutes(-5), durationSeconds = 60, note = "在镇上的厂里上班" });

        Assert.Equal(200, reply.Status);
        await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "notForMe", reason = "alreadyWorking" });
        Assert.Equal(OutreachState.Done, (await db.OutreachTasks.AsNoTracking().SingleAsync(t => t.WorkerId == id)).State);
    }

    [Fact]
    public async Task The_duty_report_counts_answers_by_reason()
    {
        var supervisor = await app.SignInStaffAsync(StaffRole.Supervisor, MobileApp.County);
        var before = await PayAnswersAsync(supervisor);
        var worker = await app.SignInWorkerAsync();
        var notice = await app.SendNoticeAsync(await app.WorkerOfAsync(worker), await app.PublishJoinedAsync());

        await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "notForMe", reason = "pay" });

        Assert.Equal(before + 1, await PayAnswersAsync(supervisor));
    }

    private static async Task<int> PayAnswersAsync(Phone supervisor) =>
        (await supervisor.GetAsync("/v1/oversight/duty?month=2026-11")).Json["counties"]!.AsArray().SelectMany(county => county!["slots"]!.AsArray())
            .SelectMany(slot => slot!["answers"]!.AsArray()).Where(answer => (string?)answer!["reason"] == "pay").Sum(answer => (int)answer!["count"]!);

    private static async Task<string> FirstAsync(Phone worker) => (string)(await worker.GetAsync("/v1/me/matches?top=50")).Json.AsArray()[0]!["posting"]!["id"]!;

    private async Task SqlAsync(string sql)
    {
        await using var db = app.Database.Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}

using JobAssist.Mobile.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Workers;

public sealed class NoticesTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task A_notice_shows_its_openings_as_they_stand_now()
    {
        var worker = await app.SignInWorkerAsync();
        var (open, closed) = (await app.PublishJoinedAsync(), await app.PublishJoinedAsync());
        await app.SendNoticeAsync(await app.WorkerOfAsync(worker), open, closed);
        await using (var db = app.Database.Open())
        {
            Assert.True((await db.Postings.SingleAsync(p => p.Id == closed)).TryClose("Other", app.Clock.GetUtcNow(), out _));
            await db.SaveChangesAsync();
        }

        var notice = (await worker.GetAsync("/v1/me/notices")).Json["items"]![0]!;

        Assert.Equal(["open", "ended"], notice["postings"]!.AsArray().Select(p => (string)p!["posting"]!["availability"]!));
        Assert.Equal(("2026-11-H2", "昭阳区"), ((string)notice["slot"]!, (string)notice["office"]!));
    }

    [Fact]
    public async Task Opening_twice_is_one_piece_of_evidence_and_meets_the_slot()
    {
        var worker = await app.SignInWorkerAsync();
        var id = await app.WorkerOfAsync(worker);
        var notice = await app.SendNoticeAsync(id, await app.PublishJoinedAsync());

        var (first, second) = (await worker.PostAsync($"/v1/me/notices/{notice}/opened"), await worker.PostAsync($"/v1/me/notices/{notice}/opened"));

        Assert.Equal((204, 204), (first.Status, second.Status));
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Evidence.CountAsync(e => e.WorkerId == id && e.Kind == EvidenceKind.Opened));
        Assert.Equal(SlotState.Fulfilled, (await db.Obligations.SingleAsync(o => o.WorkerId == id)).State);
    }

    [Fact]
    public async Task An_answer_can_be_changed_and_a_reason_belongs_to_not_for_me_only()
    {
        var worker = await app.SignInWorkerAsync();
        var notice = await app.SendNoticeAsync(await app.WorkerOfAsync(worker), await app.PublishJoinedAsync());
        var path = $"/v1/me/notices/{notice}/answer";

        var first = await worker.PostAsync(path, new { answer = "notForMe", reason = "tooFar" });
        var second = await worker.PostAsync(path, new { answer = "interested" });
        var mixed = await worker.PostAsync(path, new { answer = "interested", reason = "pay" });

        Assert.Equal((200, 200), (first.Status, second.Status));
        Assert.Equal(["reason reason.not_asked"], mixed.Errors);
        Assert.Equal("interested", (string)(await worker.GetAsync("/v1/me/notices")).Json["items"]![0]!["answer"]!);
    }

    [Fact]
    public async Task Call_me_puts_a_call_on_the_township_s_list()
    {
        var worker = await app.SignInWorkerAsync();
        var id = await app.WorkerOfAsync(worker);
        var notice = await app.SendNoticeAsync(id, await app.PublishJoinedAsync());

        await worker.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "callMe" });

        await using var db = app.Database.Open();
        var task = await db.OutreachTasks.SingleAsync(t => t.WorkerId == id);
        Assert.Equal((OutreachState.Open, new DateOnly(2026, 11, 25)), (task.State, task.DueOn));
    }

    [Fact]
    public async Task Someone_elses_notice_looks_like_none()
    {
        var (owner, stranger) = (await app.SignInWorkerAsync(), await app.SignInWorkerAsync());
        var notice = await app.SendNoticeAsync(await app.WorkerOfAsync(owner), await app.PublishJoinedAsync());

        var opened = await stranger.PostAsync($"/v1/me/notices/{notice}/opened");
        var answered = await stranger.PostAsync($"/v1/me/notices/{notice}/answer", new { answer = "interested" });

        Assert.Equal((404, 404), (opened.Status, answered.Status));
        Assert.Empty((await stranger.GetAsync("/v1/me/notices")).Json["items"]!.AsArray());
        Assert.Null((await owner.GetAsync("/v1/me/notices")).Json["items"]![0]!["openedAt"]);
    }
}

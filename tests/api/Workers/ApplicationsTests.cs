using JobAssist.Mobile.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Workers;

public sealed class ApplicationsTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string Path = "/v1/me/applications";

    [Fact]
    public async Task Applying_twice_with_one_key_makes_one_application_and_one_answer()
    {
        var (worker, posting) = (await app.SignInWorkerAsync(), await app.PublishJoinedAsync());
        var key = MobileApp.NewKey();

        var first = await worker.PostAsync(Path, new { postingId = posting.Value }, key);
        var second = await worker.PostAsync(Path, new { postingId = posting.Value }, key);

        Assert.True(first.Status == 201, first.Text);
        Assert.Equal((first.Status, first.Text), (second.Status, second.Text));
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Applications.CountAsync(a => a.PostingId == posting));
    }

    [Fact]
    public async Task Applying_twice_with_two_keys_at_once_makes_one_application()
    {
        var (worker, posting) = (await app.SignInWorkerAsync(), await app.PublishJoinedAsync());

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => worker.PostAsync(Path, new { postingId = posting.Value }, MobileApp.NewKey())));

        Assert.Single(replies, r => r.Status == 201);
        Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal((409, "application.already_sent"), (r.Status, r.Code)));
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Applications.CountAsync(a => a.PostingId == posting));
    }

    [Fact]
    public async Task The_snapshot_holds_what_was_seen_and_nothing_of_the_person()
    {
        var (worker, posting) = (await app.SignInWorkerAsync("欧阳小凤"), await app.PublishJoinedAsync());

        var id = await MobileApp.ApplyAsync(worker, posting);

        await using var db = app.Database.Open();
        var snapshot = (await db.Applications.SingleAsync(a => a.Id == id)).Snapshot;
        Assert.Contains("电子厂装配工", snapshot, StringComparison.Ordinal);
        Assert.Contains("\"score\"", snapshot, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳", snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_refuses_in_its_own_words()
    {
        var posting = await app.PublishJoinedAsync();
        var worker = await app.SignInWorkerAsync();
        await app.ChangeWorkerAsync(await app.WorkerOfAsync(worker), w => w.Change(w.Wishes with { CannotLeaveCounty = true }, app.Clock.GetUtcNow()));

        var reply = await worker.PostAsync(Path, new { postingId = posting.Value }, MobileApp.NewKey());

        Assert.Equal((409, "refused.leaving_county"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task What_is_closed_suspended_or_never_shown_cannot_be_applied_to()
    {
        var worker = await app.SignInWorkerAsync();
        var (closed, suspended) = (await app.PublishJoinedAsync(), await app.PublishJoinedAsync());
        await using (var db = app.Database.Open())
        {
            Assert.True((await db.Postings.SingleAsync(p => p.Id == closed)).TryClose("Other", app.Clock.GetUtcNow(), out _));
            (await db.Postings.SingleAsync(p => p.Id == suspended)).Suspend("report", app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        var (ended, taken, unknown) = (await TryAsync(worker, closed), await TryAsync(worker, suspended), await TryAsync(worker, JobPostingId.New()));

        Assert.Equal((409, "posting.not_open"), (ended.Status, ended.Code));
        Assert.Equal((404, 404), (taken.Status, unknown.Status));
    }

    [Fact]
    public async Task Nobody_under_sixteen_applies()
    {
        var posting = await app.PublishJoinedAsync();
        var phone = await app.SignInAsync();
        await app.BindAsync(phone, await app.RegisterPersonAsync("周小小", app.NewIdNumber(new DateOnly(2012, 6, 6))));

        var reply = await TryAsync(phone, posting);

        Assert.Equal((409, "law.under_16"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_note_longer_than_anybody_reads_is_refused()
    {
        var (worker, posting) = (await app.SignInWorkerAsync(), await app.PublishJoinedAsync());

        var reply = await worker.PostAsync(Path, new { postingId = posting.Value, note = new string('好', 201) }, MobileApp.NewKey());

        Assert.Equal(400, reply.Status);
        Assert.Equal(["note text.length"], reply.Errors);
    }

    [Fact]
    public async Task Withdrawing_twice_changes_nothing_and_one_may_apply_again()
    {
        var (worker, posting) = (await app.SignInWorkerAsync(), await app.PublishJoinedAsync());
        var id = await MobileApp.ApplyAsync(worker, posting);

        var (first, second) = (await worker.PostAsync($"{Path}/{id}/withdrawal"), await worker.PostAsync($"{Path}/{id}/withdrawal"));

        Assert.Equal((204, 204), (first.Status, second.Status));
        await MobileApp.ApplyAsync(worker, posting);
    }

    [Fact]
    public async Task Someone_elses_application_looks_like_none()
    {
        var (owner, stranger, posting) = (await app.SignInWorkerAsync(), await app.SignInWorkerAsync(), await app.PublishJoinedAsync());
        var id = await MobileApp.ApplyAsync(owner, posting);

        var withdrawal = await stranger.PostAsync($"{Path}/{id}/withdrawal");
        var answer = await stranger.PostAsync($"{Path}/{id}/hire-answer", new { answer = "yes" });

        Assert.Equal((404, 404), (withdrawal.Status, answer.Status));
        Assert.Empty((await stranger.GetAsync(Path)).Json["items"]!.AsArray());
        Assert.Equal("sent", (string)(await owner.GetAsync(Path)).Json["items"]![0]!["standing"]!["picture"]!);
    }

    [Fact]
    public async Task There_is_nothing_to_answer_before_the_employer_claims_a_hire()
    {
        var (worker, posting) = (await app.SignInWorkerAsync(), await app.PublishJoinedAsync());
        var id = await MobileApp.ApplyAsync(worker, posting);

        var reply = await worker.PostAsync($"{Path}/{id}/hire-answer", new { answer = "notYet" });
        var nonsense = await worker.PostAsync($"{Path}/{id}/hire-answer", new { answer = "maybe" });

        Assert.Equal((409, "hire.nothing_to_answer"), (reply.Status, reply.Code));
        Assert.Equal(400, nonsense.Status);
    }

    [Fact]
    public async Task The_list_says_who_acts_next_and_by_when_and_turns_its_pages()
    {
        var worker = await app.SignInWorkerAsync();
        for (var n = 0; n < 3; n++)
        {
            await MobileApp.ApplyAsync(worker, await app.PublishJoinedAsync());
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = (await worker.GetAsync(Path + "?limit=2")).Json;
        var second = (await worker.GetAsync($"{Path}?limit=2&after={first["next"]}")).Json;

        Assert.Equal((2, 1), (first["items"]!.AsArray().Count, second["items"]!.AsArray().Count));
        Assert.Null(second["next"]);
        Assert.Equal(3, first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(i => (string)i!["id"]!).Distinct().Count());
        var standing = first["items"]![0]!["standing"]!;
        Assert.Equal(("employer", "2026-11-27"), ((string)standing["next"]!, (string)standing["by"]!));
    }

    private static Task<Reply> TryAsync(Phone phone, JobPostingId posting) => phone.PostAsync(Path, new { postingId = posting.Value }, MobileApp.NewKey());
}

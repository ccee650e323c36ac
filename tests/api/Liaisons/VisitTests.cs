using System.Text;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Liaisons;

public sealed class VisitTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task The_list_names_whom_to_look_up_and_by_when_without_a_number()
    {
        var (late, _) = await app.OweVisitAsync("甲小二", dueOn: new DateOnly(2026, 11, 27));
        var (soon, task) = await app.OweVisitAsync("乙大三", dueOn: new DateOnly(2026, 11, 23), mobile: "19900000066");
        await app.OweVisitAsync("丙外人", MobileApp.OtherVillage);
        var liaison = await app.SignInLiaisonAsync();

        var first = await liaison.GetAsync("/v1/liaison/people?limit=1");
        var rest = await liaison.GetAsync($"/v1/liaison/people?limit=100&after={first.Json["next"]}");
        var tasks = await liaison.GetAsync("/v1/liaison/outreach?limit=100");

        var person = first.Json["items"]![0]!;
        Assert.Equal((soon.Value, "乙大三", "凤凰村", true), ((Guid)person["id"]!, (string)person["name"]!, (string)person["village"]!, (bool)person["overdue"]!));
        Assert.Equal(task.Value, (Guid)person["due"]![0]!["taskId"]!);
        Assert.Contains(late.ToString(), rest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(soon.ToString(), rest.Text, StringComparison.Ordinal);
        Assert.Contains("乙*三", tasks.Text, StringComparison.Ordinal);
        Assert.All(new[] { "19900000066", "丙", "no_consent", "jobSeeker" }, word => Assert.DoesNotContain(word, first.Text + rest.Text + tasks.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_visit_with_a_signature_meets_the_slot_once_and_the_picture_is_sealed()
    {
        var ((worker, task), liaison) = (await app.OweVisitAsync(), await app.SignInLiaisonAsync());
        app.Clock.Advance(TimeSpan.FromHours(1));

        var (first, second) = (await VisitAsync(liaison, task, MobileApp.Picture(1)), await VisitAsync(liaison, task, MobileApp.Picture(1)));

        Assert.True(first.Status == 200 && (bool)first.Json["fulfilled"]!, first.Text);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(SlotState.Fulfilled, await app.SlotOfAsync(worker));
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Evidence.CountAsync(e => e.WorkerId == worker && e.Kind == EvidenceKind.SignedVisit));
        Assert.Equal(OutreachState.Done, (await db.OutreachTasks.SingleAsync(t => t.Id == task)).State);
        var visit = await db.Visits.SingleAsync(v => v.WorkerId == worker);
        Assert.Equal(-1, visit.PrivateSealed.AsSpan().IndexOf("IHDR"u8));
        var opened = app.Database.Secrets.Open(SecretFields.VisitProof, visit.Id.Value, visit.PrivateSealed!);
        var image = Convert.FromBase64String((string)System.Text.Json.Nodes.JsonNode.Parse(opened)!["image"]!);
        Assert.Equal((true, -1), (image.AsSpan().IndexOf("IHDR"u8) > 0, image.AsSpan().IndexOf("secret place"u8)));
    }

    [Fact]
    public async Task A_caseworker_s_visit_finishes_the_rung_although_a_call_was_asked_for()
    {
        await app.SignInLiaisonAsync();
        var worker = await app.RegisterWorkerAsync();
        var (call, caseworker) = (await app.OweCallAsync(worker), await app.SignInCaseworkerAsync());
        app.Clock.Advance(TimeSpan.FromHours(1));

        var reply = await caseworker.PostAsync($"/v1/casework/outreach/{call}/evidence", Body("visit", MobileApp.Picture(2)));

        Assert.True(reply.Status == 200 && (bool)reply.Json["fulfilled"]!, reply.Text);
        await using var db = app.Database.Open();
        Assert.Equal([OutreachState.Dropped, OutreachState.Done], await db.OutreachTasks.Where(t => t.WorkerId == worker).OrderBy(t => t.Rung).Select(t => t.State).ToListAsync());
    }

    [Fact]
    public async Task One_picture_proves_one_visit()
    {
        var ((_, mine), (other, theirs)) = (await app.OweVisitAsync("丁一"), await app.OweVisitAsync("丁二"));
        var liaison = await app.SignInLiaisonAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));
        await VisitAsync(liaison, mine, MobileApp.Picture(3));

        var again = await VisitAsync(liaison, theirs, MobileApp.Picture(3));

        Assert.Equal((409, "visit.image_used"), (again.Status, again.Code));
        Assert.Equal(SlotState.Fallback, await app.SlotOfAsync(other));
    }

    [Fact]
    public async Task A_photo_of_nearly_a_megabyte_is_taken_and_one_beyond_is_not()
    {
        var ((_, task), liaison) = (await app.OweVisitAsync(), await app.SignInLiaisonAsync());
        app.Clock.Advance(TimeSpan.FromHours(1));
        var (large, larger) = (MobileApp.Picture(7, side: 980, noise: true), MobileApp.Picture(7, side: 1100, noise: true));

        var refused = await VisitAsync(liaison, task, larger);
        var taken = await VisitAsync(liaison, task, large);

        Assert.InRange(large.Length, 990_000, 1024 * 1024);
        Assert.True(refused.Status is 400 or 413, refused.Text);
        Assert.True(taken.Status == 200 && (bool)taken.Json["fulfilled"]!, taken.Text);
    }

    [Fact]
    public async Task What_is_no_picture_proves_nothing()
    {
        var ((worker, task), liaison) = (await app.OweVisitAsync(), await app.SignInLiaisonAsync());
        app.Clock.Advance(TimeSpan.FromHours(1));
        var good = MobileApp.Picture(4);
        byte[][] bad =
        [
            [], Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), "GIF89a........"u8.ToArray(), good[..8], good[..60], [.. good[..8], .. new byte[500]],
            [0xFF, 0xD8, 0xFF, 0xD9], [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, .. "JFIF\0"u8, .. new byte[20]], MobileApp.Picture(4, side: 8), [.. good, .. new byte[1024 * 1024]],
        ];

        foreach (var picture in bad)
        {
            var reply = await VisitAsync(liaison, task, picture);
            Assert.True(reply.Status is 400 or 413, $"{picture.Length}: {reply.Text}");
        }

        Assert.Equal(400, (await liaison.PostAsync(PathOf(task), new { kind = "visit", at = app.Clock.GetUtcNow(), visit = new { villageCode = MobileApp.Village, proof = "photo", image = "不是图片" } })).Status);
        Assert.Equal(SlotState.Fallback, await app.SlotOfAsync(worker));
    }

    [Fact]
    public async Task A_visit_needs_a_place_a_past_time_and_something_to_show()
    {
        var ((_, task), liaison) = (await app.OweVisitAsync(), await app.SignInLiaisonAsync());
        app.Clock.Advance(TimeSpan.FromHours(1));
        var (now, image) = (app.Clock.GetUtcNow(), Convert.ToBase64String(MobileApp.Picture(5)));

        var future = await liaison.PostAsync(PathOf(task), new { kind = "visit", at = now.AddMinutes(1), visit = new { villageCode = MobileApp.Village, proof = "photo", image } });
        var before = await liaison.PostAsync(PathOf(task), new { kind = "visit", at = now.AddDays(-1), visit = new { villageCode = MobileApp.Village, proof = "photo", image } });
        var elsewhere = await liaison.PostAsync(PathOf(task), new { kind = "visit", at = now, visit = new { villageCode = MobileApp.OtherVillage, proof = "photo", image } });
        var bare = await liaison.PostAsync(PathOf(task), new { kind = "visit", at = now, visit = new { villageCode = MobileApp.Village } });

        Assert.Equal(["at visit.in_future"], future.Errors);
        Assert.Equal(["at visit.too_early"], before.Errors);
        Assert.Equal(["visit.villageCode village.unknown"], elsewhere.Errors);
        Assert.Equal(["visit.image image.invalid"], bare.Errors);
    }

    [Fact]
    public async Task Someone_elses_task_looks_like_none()
    {
        var ((worker, task), neighbour) = (await app.OweVisitAsync(), await app.SignInLiaisonAsync(MobileApp.OtherVillage));
        app.Clock.Advance(TimeSpan.FromHours(1));

        var (foreign, unknown) = (await VisitAsync(neighbour, task, MobileApp.Picture(6), MobileApp.OtherVillage), await VisitAsync(neighbour, OutreachTaskId.New(), MobileApp.Picture(6), MobileApp.OtherVillage));

        Assert.Equal((404, 404), (foreign.Status, unknown.Status));
        Assert.Equal(foreign.Code, unknown.Code);
        Assert.DoesNotContain(worker.ToString(), (await neighbour.GetAsync("/v1/liaison/people?limit=100")).Text, StringComparison.Ordinal);
        Assert.Equal(SlotState.Fallback, await app.SlotOfAsync(worker));
    }

    [Fact]
    public async Task Only_liaisons_come_in_here()
    {
        var (caseworker, worker) = (await app.SignInCaseworkerAsync(), await app.SignInWorkerAsync());

        Assert.Equal((403, 403), ((await caseworker.GetAsync("/v1/liaison/people")).Status, (await worker.GetAsync("/v1/liaison/village-pack")).Status));
    }

    private Task<Reply> VisitAsync(Phone liaison, OutreachTaskId task, byte[] picture, string village = MobileApp.Village) => liaison.PostAsync(PathOf(task), Body("visit", picture, village));

    private object Body(string kind, byte[] picture, string village = MobileApp.Village) =>
        new { kind, at = app.Clock.GetUtcNow().AddMinutes(-5), visit = new { villageCode = village, latitude = 27.34, longitude = 103.71, proof = "signature", image = Convert.ToBase64String(picture) } };

    private static string PathOf(OutreachTaskId task) => $"/v1/liaison/outreach/{task}/evidence";
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Caseworkers;

public sealed class OutreachTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task The_list_is_by_due_day_with_names_in_part_and_no_number()
    {
        var late = await app.OweCallAsync(await app.RegisterWorkerAsync("甲小二"), dueOn: new DateOnly(2026, 11, 27));
        var soon = await app.OweCallAsync(await app.RegisterPersonAsync("乙大三", app.NewIdNumber(), "19900000066"), dueOn: new DateOnly(2026, 11, 23));
        var caseworker = await app.SignInCaseworkerAsync();

        var first = (await caseworker.GetAsync("/v1/casework/outreach?limit=1")).Json;
        var rest = await caseworker.GetAsync($"/v1/casework/outreach?limit=100&after={first["next"]}");

        var item = first["items"]![0]!;
        Assert.Equal((soon.Value, "乙*三", true), ((Guid)item["id"]!, (string)item["worker"]!, (bool)item["overdue"]!));
        Assert.Contains(late.ToString(), rest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(soon.ToString(), rest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("19900000066", first.ToJsonString() + rest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_reached_somebody_meets_the_slot_once()
    {
        var worker = await app.RegisterWorkerAsync();
        var (task, caseworker) = (await app.OweCallAsync(worker), await app.SignInCaseworkerAsync());
        app.Clock.Advance(TimeSpan.FromMinutes(10));

        var (first, second) = (await CallAsync(caseworker, task), await CallAsync(caseworker, task));

        Assert.True(first.Status == 200 && (bool)first.Json["fulfilled"]!, first.Text);
        Assert.Equal(first.Text, second.Text);
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Evidence.CountAsync(e => e.WorkerId == worker && e.Kind == EvidenceKind.CallRecord));
        Assert.Equal(SlotState.Fulfilled, (await db.Obligations.SingleAsync(o => o.WorkerId == worker)).State);
        Assert.DoesNotContain(task.ToString(), (await caseworker.GetAsync("/v1/casework/outreach?limit=100")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_of_nineteen_seconds_or_one_that_has_not_ended_proves_nothing()
    {
        var (task, caseworker) = (await app.OweCallAsync(await app.RegisterWorkerAsync()), await app.SignInCaseworkerAsync());
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var now = app.Clock.GetUtcNow();

        var brief = await caseworker.PostAsync(PathOf(task), new { kind = "call", at = now.AddMinutes(-5), durationSeconds = 19 });
        var future = await caseworker.PostAsync(PathOf(task), new { kind = "call", at = now.AddMinutes(-1), durationSeconds = 300 });
        var before = await caseworker.PostAsync(PathOf(task), new { kind = "call", at = now.AddDays(-1), durationSeconds = 60 });

        Assert.Equal(["durationSeconds number.range"], brief.Errors);
        Assert.Equal(["at call.in_future"], future.Errors);
        Assert.Equal(["at call.too_early"], before.Errors);
    }

    [Fact]
    public async Task Someone_elses_task_looks_like_none()
    {
        var worker = await app.RegisterWorkerAsync();
        var (task, neighbour) = (await app.OweCallAsync(worker), await app.SignInCaseworkerAsync(MobileApp.OtherCounty));
        app.Clock.Advance(TimeSpan.FromMinutes(10));

        var (foreign, unknown) = (await CallAsync(neighbour, task), await CallAsync(neighbour, OutreachTaskId.New()));

        Assert.Equal((404, 404), (foreign.Status, unknown.Status));
        Assert.Empty((await neighbour.GetAsync("/v1/casework/outreach")).Json["items"]!.AsArray());
        await using var db = app.Database.Open();
        Assert.False(await db.Evidence.AnyAsync(e => e.WorkerId == worker));
    }

    private Task<Reply> CallAsync(Phone caseworker, OutreachTaskId task) =>
        caseworker.PostAsync(PathOf(task), new { kind = "call", at = app.Clock.GetUtcNow().AddMinutes(-5), durationSeconds = 95, note = "本人接听，介绍了两个岗位" });

    private static string PathOf(OutreachTaskId task) => $"/v1/casework/outreach/{task}/evidence";
}

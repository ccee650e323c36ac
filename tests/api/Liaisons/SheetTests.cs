using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Liaisons;

public sealed class SheetTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task A_person_scans_the_own_sheet_and_the_slot_is_met_once()
    {
        var ((worker, task), liaison) = (await app.OweVisitAsync("赵一"), await app.SignInLiaisonAsync());
        var (code, phone) = (await MobileApp.PrintSheetAsync(liaison, "赵一"), await PhoneOfAsync(worker));
        app.Clock.Advance(TimeSpan.FromHours(1));

        var first = await phone.PostAsync("/v1/me/sheets/scan", new { code = $" {code[..4].ToLowerInvariant()}-{code[4..]} " });
        var second = await phone.PostAsync("/v1/me/sheets/scan", new { code });

        Assert.True(first.Status == 200 && (bool)first.Json["fulfilled"]!, first.Text);
        Assert.Equal(first.Text, second.Text);
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Evidence.CountAsync(e => e.WorkerId == worker && e.Kind == EvidenceKind.SheetScan));
        Assert.Equal(SlotState.Fulfilled, await app.SlotOfAsync(worker));
        Assert.Equal(OutreachState.Dropped, (await db.OutreachTasks.SingleAsync(t => t.Id == task)).State);
        Assert.False(await db.Sheets.AnyAsync(s => s.CodeIndex == System.Text.Encoding.ASCII.GetBytes(code)));
    }

    [Fact]
    public async Task Ten_scans_at_once_are_one_piece_of_evidence()
    {
        var ((worker, _), liaison) = (await app.OweVisitAsync("赵二"), await app.SignInLiaisonAsync());
        var (code, phone) = (await MobileApp.PrintSheetAsync(liaison, "赵二"), await PhoneOfAsync(worker));
        app.Clock.Advance(TimeSpan.FromHours(1));

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => n % 2 == 0 ? phone.PostAsync("/v1/me/sheets/scan", new { code }) : HandAsync(liaison, code, app.Clock.GetUtcNow())));

        Assert.All(replies, reply => Assert.True(reply.Status == 200 && (bool)reply.Json["fulfilled"]!, reply.Text));
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Evidence.CountAsync(e => e.WorkerId == worker));
    }

    [Fact]
    public async Task A_foreign_sheet_looks_like_none()
    {
        var ((worker, _), liaison) = (await app.OweVisitAsync("赵三"), await app.SignInLiaisonAsync());
        var (code, stranger, neighbour) = (await MobileApp.PrintSheetAsync(liaison, "赵三"), await app.SignInWorkerAsync(), await app.SignInLiaisonAsync(MobileApp.OtherVillage));
        app.Clock.Advance(TimeSpan.FromHours(1));

        var (foreign, unknown, nonsense) = (await stranger.PostAsync("/v1/me/sheets/scan", new { code }), await stranger.PostAsync("/v1/me/sheets/scan", new { code = "22222222" }), await stranger.PostAsync("/v1/me/sheets/scan", new { code = "不是码" }));

        Assert.Equal((404, 404, 404), (foreign.Status, unknown.Status, nonsense.Status));
        Assert.Equal(unknown.Code, foreign.Code);
        Assert.Equal(404, (await HandAsync(neighbour, code, app.Clock.GetUtcNow())).Status);
        Assert.Equal(SlotState.Fallback, await app.SlotOfAsync(worker));
    }

    [Fact]
    public async Task Sheets_handed_over_faster_than_anybody_walks_are_refused()
    {
        await app.OweVisitAsync("赵四");
        var (slow, _) = await app.OweVisitAsync("赵五");
        var liaison = await app.SignInLiaisonAsync();
        var (first, second) = (await MobileApp.PrintSheetAsync(liaison, "赵四"), await MobileApp.PrintSheetAsync(liaison, "赵五"));
        app.Clock.Advance(TimeSpan.FromHours(1));
        var at = app.Clock.GetUtcNow().AddMinutes(-30);

        var one = await HandAsync(liaison, first, at);
        var burst = await HandAsync(liaison, second, at.AddSeconds(39));
        var before = await HandAsync(liaison, second, at.AddSeconds(-39));
        var replay = await HandAsync(liaison, first, at.AddSeconds(1));
        var later = await HandAsync(liaison, second, at.AddSeconds(40));

        Assert.True(one.Status == 200 && (bool)one.Json["fulfilled"]!, one.Text);
        Assert.Equal((409, "sheet.too_fast", 409), (burst.Status, burst.Code, before.Status));
        Assert.Equal(one.Text, replay.Text);
        Assert.True(later.Status == 200, later.Text);
        Assert.Equal(SlotState.Fulfilled, await app.SlotOfAsync(slow));
    }

    [Fact]
    public async Task Two_sheets_at_the_same_instant_from_two_phones_of_one_liaison_are_one()
    {
        await app.OweVisitAsync("赵六");
        await app.OweVisitAsync("赵七");
        var liaison = await app.SignInLiaisonAsync();
        var (first, second) = (await MobileApp.PrintSheetAsync(liaison, "赵六"), await MobileApp.PrintSheetAsync(liaison, "赵七"));
        app.Clock.Advance(TimeSpan.FromHours(1));

        var replies = await Task.WhenAll(HandAsync(liaison, first, app.Clock.GetUtcNow()), HandAsync(liaison, second, app.Clock.GetUtcNow()));

        Assert.Equal([200, 409], replies.Select(reply => reply.Status).Order());
    }

    [Fact]
    public async Task A_time_before_the_printing_after_now_or_days_ago_is_refused()
    {
        await app.OweVisitAsync("赵八");
        var liaison = await app.SignInLiaisonAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));
        var (code, now) = (await MobileApp.PrintSheetAsync(liaison, "赵八"), app.Clock.GetUtcNow());

        Assert.Equal(["at scan.too_early"], (await HandAsync(liaison, code, now.AddMinutes(-10))).Errors);
        Assert.Equal(["at scan.in_future"], (await HandAsync(liaison, code, now.AddMinutes(10))).Errors);
        Assert.Equal(["at scan.too_old"], (await HandAsync(liaison, code, now.AddDays(-4))).Errors);
    }

    [Fact]
    public async Task A_slot_closed_meanwhile_stays_closed()
    {
        var ((worker, _), liaison) = (await app.OweVisitAsync("赵九"), await app.SignInLiaisonAsync());
        var (code, phone) = (await MobileApp.PrintSheetAsync(liaison, "赵九"), await PhoneOfAsync(worker));
        await using (var db = app.Database.Open())
            await db.Obligations.Where(o => o.WorkerId == worker).ExecuteUpdateAsync(row => row.SetProperty(o => o.State, SlotState.Missed));
        app.Clock.Advance(TimeSpan.FromHours(1));

        var late = await phone.PostAsync("/v1/me/sheets/scan", new { code });
        var again = await phone.PostAsync("/v1/me/sheets/scan", new { code });

        Assert.Equal((200, false), (late.Status, (bool)late.Json["fulfilled"]!));
        Assert.Contains("本期已经结束", late.Text, StringComparison.Ordinal);
        Assert.Equal(late.Text, again.Text);
        Assert.Equal(SlotState.Missed, await app.SlotOfAsync(worker));
    }

    [Fact]
    public async Task A_used_sheet_cannot_be_made_new_again_by_the_programs()
    {
        var ((worker, _), liaison) = (await app.OweVisitAsync("赵十"), await app.SignInLiaisonAsync());
        var code = await MobileApp.PrintSheetAsync(liaison, "赵十");
        app.Clock.Advance(TimeSpan.FromHours(1));
        await HandAsync(liaison, code, app.Clock.GetUtcNow());

        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.Database.ScalarAsync<object>("UPDATE sheets SET scanned_at = NULL, written_at = NULL, scanned_by = NULL, outcome = NULL WHERE scanned_at IS NOT NULL"));

        Assert.Equal(Npgsql.PostgresErrorCodes.CheckViolation, error.SqlState);
        Assert.Equal(SlotState.Fulfilled, await app.SlotOfAsync(worker));
    }

    private async Task<Phone> PhoneOfAsync(WorkerId worker)
    {
        var phone = await app.SignInAsync();
        await app.BindAsync(phone, worker);
        return phone;
    }

    private static Task<Reply> HandAsync(Phone liaison, string code, DateTimeOffset at) => liaison.PostAsync("/v1/liaison/sheets/scan", new { code, at });
}

/// <summary>With the limits of the real program.</summary>
public sealed class SheetLimitTests : IAsyncLifetime
{
    private readonly MobileApp app = new() { Settings = { ["RateLimits:SheetCode"] = "3" } };

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Whoever_tries_wrong_codes_has_to_wait()
    {
        var worker = await app.SignInWorkerAsync();

        var statuses = new List<int>();
        for (var n = 0; n < 5; n++) statuses.Add((await worker.PostAsync("/v1/me/sheets/scan", new { code = "22222222" })).Status);

        Assert.Equal([404, 404, 404, 429, 429], statuses);
    }
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;

namespace JobAssist.Mobile.Api.Tests.Public;

public sealed class DutyAndNoticesTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task An_office_s_record_adds_up_and_speaks_of_person_times_only()
    {
        await OweAsync(new NoticeSlot(2026, 11, 1), SlotState.Fulfilled, SlotState.Fulfilled, SlotState.Missed);
        await OweAsync(new NoticeSlot(2026, 11, 2), SlotState.Due, SlotState.Delivered, SlotState.Fallback, SlotState.Excused);
        await OweAsync(new NoticeSlot(2026, 10, 2), SlotState.Fulfilled);
        await OweAsync(new NoticeSlot(2025, 11, 2), SlotState.Missed);

        var reply = await app.Anybody.GetAsync($"/v1/duty/{MobileApp.County}");

        Assert.Equal("""[{"month":"2026-11","owed":7,"met":2,"inWork":3,"missed":1,"excused":1},{"month":"2026-10","owed":1,"met":1,"inWork":0,"missed":0,"excused":0}]""", reply.Json["months"]!.ToJsonString());
    }

    [Theory]
    [InlineData("530600")]
    [InlineData("999999")]
    public async Task Only_a_county_has_a_record(string code) => Assert.Equal(404, (await app.Anybody.GetAsync($"/v1/duty/{code}")).Status);

    [Theory]
    [InlineData("2345ABCD")]
    [InlineData("2345-abcd")]
    [InlineData("2345%20ABCD")]
    public async Task A_real_message_names_office_day_and_kind_and_nobody(string typed)
    {
        await WriteNoticeAsync("2345ABCD");

        var reply = await app.Anybody.GetAsync("/v1/notices/" + typed);

        Assert.Equal("""{"office":"昭阳区人力资源和社会保障局","day":"2026-11-16","kind":"岗位信息"}""", reply.Text);
    }

    [Theory]
    [InlineData("22222222")]
    [InlineData("1111")]
    [InlineData("2345ABC0")]
    public async Task A_code_of_no_message_looks_like_none(string typed)
    {
        var reply = await app.Anybody.GetAsync("/v1/notices/" + typed);

        Assert.Equal((404, "not_found"), (reply.Status, reply.Code));
    }

    private async Task OweAsync(NoticeSlot slot, params SlotState[] states)
    {
        foreach (var state in states)
        {
            var worker = await app.RegisterWorkerAsync();
            await using var db = app.Database.Open();
            db.Obligations.Add(ObligationOf(worker, slot, state));
            await db.SaveChangesAsync();
        }
    }

    private async Task WriteNoticeAsync(string code)
    {
        await using var db = app.Database.Open();
        if (db.Notices.Any(n => n.CheckCode == code)) return;
        var (worker, slot) = (await app.RegisterWorkerAsync(), new NoticeSlot(2026, 9, 2));
        db.Obligations.Add(ObligationOf(worker, slot, SlotState.Excused, "530621"));
        await db.SaveChangesAsync();
        db.Notices.Add(new Notice { Id = NoticeId.New(), WorkerId = worker, Slot = slot, CheckCode = code, CountyCode = MobileApp.County, ComposedAt = new DateTimeOffset(2026, 11, 15, 17, 0, 0, TimeSpan.Zero) });
        await db.SaveChangesAsync();
    }

    private Obligation ObligationOf(WorkerId worker, NoticeSlot slot, SlotState state, string county = MobileApp.County)
    {
        var now = app.Clock.GetUtcNow();
        return new Obligation
        {
            WorkerId = worker,
            Slot = slot,
            CountyCode = county,
            Category = NoticeCategory.JobSeeker,
            MetBy = MetBy.Evidence,
            State = state,
            FallbackOn = slot.FirstDay.AddDays(7),
            SafetyOn = slot.FirstDay.AddDays(11),
            ClosesOn = slot.LastDay.AddDays(2),
            DueAt = now,
            FulfilledAt = state == SlotState.Fulfilled ? now : null,
            ChangedAt = now,
        };
    }
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;

namespace JobAssist.Mobile.Api.Tests;

// What the duty has done before a test begins.
public sealed partial class MobileApp
{
    /// <summary>A message that has arrived, with its openings, in the slot of the test's day.</summary>
    public async Task<NoticeId> SendNoticeAsync(WorkerId worker, params JobPostingId[] postings)
    {
        var (now, id) = (Clock.GetUtcNow(), NoticeId.New());
        await using var db = Database.Open();
        db.Obligations.Add(ObligationOf(worker, SlotState.Delivered, now));
        await db.SaveChangesAsync();
        db.Notices.Add(new Notice
        {
            Id = id,
            WorkerId = worker,
            Slot = NoticeSlot.Of(now),
            CheckCode = Domain.Notices.CheckCode.From(System.Security.Cryptography.RandomNumberGenerator.Fill),
            CountyCode = County,
            ComposedAt = now,
            Postings = [.. postings.Select((posting, at) => new NoticePosting((short)(at + 1), posting, 5000, "工资比您要的高", 1))],
        });
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>Somebody has to be reached by a person.</summary>
    public async Task<OutreachTaskId> OweCallAsync(WorkerId worker, string county = County, DateOnly? dueOn = null, OutreachRung rung = OutreachRung.PhoneCall)
    {
        var (now, id) = (Clock.GetUtcNow(), OutreachTaskId.New());
        await using var db = Database.Open();
        db.Obligations.Add(ObligationOf(worker, SlotState.Fallback, now));
        await db.SaveChangesAsync();
        db.OutreachTasks.Add(new OutreachTask
        {
            Id = id,
            WorkerId = worker,
            Slot = NoticeSlot.Of(now),
            Rung = rung,
            CountyCode = county,
            TownshipCode = county + "001",
            Reason = "no_consent",
            DueOn = dueOn ?? new DateOnly(2026, 11, 26),
            State = OutreachState.Open,
            CreatedAt = now,
        });
        await db.SaveChangesAsync();
        return id;
    }

    private static Obligation ObligationOf(WorkerId worker, SlotState state, DateTimeOffset now) => new()
    {
        WorkerId = worker,
        Slot = NoticeSlot.Of(now),
        CountyCode = County,
        Category = NoticeCategory.JobSeeker,
        MetBy = MetBy.Evidence,
        State = state,
        FallbackOn = NoticeSlot.Of(now).FirstDay.AddDays(7),
        SafetyOn = NoticeSlot.Of(now).FirstDay.AddDays(11),
        ClosesOn = NoticeSlot.Of(now).LastDay.AddDays(2),
        DueAt = now,
        ChangedAt = now,
    };
}

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty.News;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Notices;

/// <summary>A worker reads what the office has sent, the newest first, with every opening as it stands now and what has changed since it was told.</summary>
internal static class ListMyNotices
{
    public static async Task<Ok<Page<MyNotice>>> HandleAsync(CurrentWorker me, Paging paging, MobileDbContext db, MarketSnapshots markets, TimeProvider clock, CancellationToken ct)
    {
        var today = Shanghai.DateOf(clock.GetUtcNow());
        var mine = db.Notices.AsNoTracking().Where(n => n.WorkerId == me.Id);
        if (paging.AfterMoment() is var (at, id))
            mine = mine.Where(n => EF.Functions.LessThan(ValueTuple.Create(n.ComposedAt, n.Id), ValueTuple.Create(at, new NoticeId(id))));

        var notices = await mine.OrderByDescending(n => n.ComposedAt).ThenByDescending(n => n.Id).Take(paging.Limit + 1).ToListAsync(ct);
        var cards = await PostingCards.LoadAsync(db, [.. notices.SelectMany(n => n.Postings).Select(p => p.PostingId).Distinct()], today, ct);
        var told = await ToldOpenings.LoadAsync(db, [.. notices.Select(n => n.Id)], today, ct);
        var offices = await Places.NamesAsync(db, [.. notices.Select(n => n.CountyCode).Distinct()], ct);

        var says = notices.Exists(n => n.NothingFits) ? await SaysAsync(me, db, markets, today, ct) : null;

        return TypedResults.Ok(paging.ToPage([.. notices.Select(n => new MyNotice(n.Id, n.Slot, n.CheckCode, offices.GetValueOrDefault(n.CountyCode, n.CountyCode), n.ComposedAt, n.NothingFits,
            [.. n.Postings.Select(p => new MyNoticePosting(p.Rank, p.Reason, cards[p.PostingId], told[(n.Id, p.PostingId)].Changes, told[(n.Id, p.PostingId)].SaidNo))], n.OpenedAt, n.Answer, n.AnswerReason, n.NothingFits ? says : null))],
            notice => Paging.CursorOf(notice.ComposedAt, notice.Id.Value)));
    }

    private static async Task<string> SaysAsync(CurrentWorker me, MobileDbContext db, MarketSnapshots markets, DateOnly today, CancellationToken ct)
    {
        var market = await markets.LastSeenAsync(ct);
        var worker = await WorkerRows.FindAsync(db, me.Id, market.Limits, today, ct);
        return HowItStands.Says(worker, worker is null ? null : market.Engine.Advise(worker));
    }
}

/// <param name="CheckCode">By which anybody can ask whether the message is real.</param>
/// <param name="NothingFits">The message says honestly that nothing fits.</param>
/// <param name="Says">Only where nothing fits: how it stands now, and which one changed wish opens most.</param>
public sealed record MyNotice(NoticeId Id, NoticeSlot Slot, string CheckCode, string Office, DateTimeOffset ComposedAt, bool NothingFits,
    IReadOnlyList<MyNoticePosting> Postings, DateTimeOffset? OpenedAt, NoticeAnswer? Answer, NotForMeReason? AnswerReason, string? Says);

/// <param name="Reason">The best reason, as it was sent.</param>
/// <param name="Posting">As it stands now.</param>
/// <param name="Changes">What is different from what was sent, in plain words; empty where nothing is.</param>
/// <param name="SaidNo">The person has said no to it, and it is still the same.</param>
public sealed record MyNoticePosting(int Rank, string Reason, PostingCard Posting, IReadOnlyList<PostingChange> Changes, bool SaidNo);

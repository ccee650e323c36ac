using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Public;

/// <summary>Whether one can still apply.</summary>
public enum PostingPageState
{
    Open = 1,
    Full = 2,
    Closed = 3,

    /// <summary>An office took it away; nothing of it is shown.</summary>
    Suspended = 4,
}

/// <summary>A posting's page, which outlives the posting.</summary>
/// <param name="WhatToDo">One sentence for whoever came by an old link.</param>
/// <param name="Title">Absent when the posting was taken away.</param>
/// <param name="Posting">Everything, while one can apply.</param>
/// <param name="Duties">What is to be done, while one can apply.</param>
/// <param name="Requirements">What is asked for, while one can apply.</param>
public sealed record ShowPostingResponse(JobPostingId Id, PostingPageState State, string WhatToDo, string? Title, PublicPostingResponse? Posting, string? Duties, string? Requirements);

/// <summary>Anybody looks at one posting, perhaps by a link from months ago.</summary>
internal static class ShowPosting
{
    public static async Task<Results<Ok<ShowPostingResponse>, NotFound>> HandleAsync(JobPostingId id, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var open = db.OpenToAll(clock.GetUtcNow()).Where(p => p.Id == id);
        if (await open.Shown(db).SingleOrDefaultAsync(ct) is { } posting)
        {
            var text = await open.Select(p => new { p.Terms.Duties, p.Terms.Requirements }).SingleAsync(ct);
            return TypedResults.Ok(new ShowPostingResponse(id, PostingPageState.Open, "可以报名。报名不收任何费用，谁向您收钱都请举报。", Masking.WithoutPhones(posting.Title), OpenPostings.WithoutPhones(posting),
                Masking.WithoutPhones(text.Duties), Masking.WithoutPhones(text.Requirements)));
        }

        var past = await db.Postings.AsNoTracking().Where(p => p.Id == id && p.PublishedAt != null)
            .Select(p => new { p.State, p.Terms.Title, Full = p.Filled >= p.Terms.Headcount })
            .SingleOrDefaultAsync(ct);
        return past is null ? TypedResults.NotFound() : TypedResults.Ok(PageOf(id, past.State, past.Full, Masking.WithoutPhones(past.Title)));
    }

    private static ShowPostingResponse PageOf(JobPostingId id, PostingState state, bool full, string title) => state switch
    {
        PostingState.Suspended or PostingState.Draft or PostingState.Submitted or PostingState.Returned =>
            new(id, PostingPageState.Suspended, "这个岗位已被停用。如果已经报名或交过钱、交过证件，请马上打求助电话或到乡镇服务窗口。", null, null, null, null),
        PostingState.Filled => new(id, PostingPageState.Full, "这个岗位已经招满，请看看别的岗位。", title, null, null, null),
        PostingState.Published when full => new(id, PostingPageState.Full, "这个岗位已经招满，请看看别的岗位。", title, null, null, null),
        _ => new(id, PostingPageState.Closed, "这个岗位现在不能报名，请看看别的岗位。", title, null, null, null),
    };
}

using System.Text.Json;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Applications;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Explanations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Applications;

/// <summary>A worker taps 报名 on an opening that the gates allow; what was seen at that moment is kept.</summary>
internal static class ApplyToPosting
{
    private static readonly Refusal NotSeeking = new("worker.not_seeking", "您现在没有登记找工作，请先在“我的”里改成想找工作。");

    public static async Task<Results<Created<ApplyToPostingResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        ApplyToPostingRequest request, CurrentWorker me, MobileDbContext db, MarketSnapshots markets, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = Shanghai.DateOf(now);
        var posting = await db.Postings.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PostingId && p.PublishedAt != null && p.State != PostingState.Suspended, ct);
        if (posting is null) return TypedResults.NotFound();

        var market = await markets.NewestAsync(ct);
        var worker = await WorkerRows.FindAsync(db, me.Id, market.Limits, today, ct);
        if (worker is null) return NotSeeking.ToProblem();
        var explanation = market.Engine.Explain(worker, request.PostingId.Value);
        if (WhyNot(posting, explanation, today) is { } refusal) return refusal.ToProblem();

        var card = (await PostingCards.LoadAsync(db, [posting.Id], today, ct))[posting.Id];
        var application = new JobApplication(JobApplicationId.New(), me.Id, posting.Id, me.AccountId, request.Note, SnapshotOf(card, explanation!), now);
        db.Applications.Add(application);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (PostgresErrors.IsUnique(error, "ux_applications_open"))
        {
            return ApplicationRefusals.AlreadyApplied.ToProblem();
        }

        return TypedResults.Created($"/v1/me/applications/{application.Id}", new ApplyToPostingResponse(application.Id, now, "已报名。单位看到后会联系您，请留意电话。"));
    }

    /// <summary>A gate refuses in its own words; being far down a list refuses nobody.</summary>
    private static Refusal? WhyNot(JobPosting posting, Explanation? explanation, DateOnly today) => explanation switch
    {
        { NotListed: { PointsBelow: null } gate } => new Refusal(gate.Code, gate.Text),
        null => PostingRefusals.NotOpen,
        _ when posting.OpenPlaces <= 0 => PostingRefusals.Full,
        _ => posting.TakesApplicationsOn(today) ? null : PostingRefusals.NotOpen,
    };

    private static string SnapshotOf(PostingCard card, Explanation explanation) => JsonSerializer.Serialize(
        new
        {
            card.Reference,
            card.Title,
            card.Employer,
            card.Workplace,
            card.PayBasis,
            card.PayMinFen,
            card.PayMaxFen,
            card.MonthMinFen,
            card.MonthMaxFen,
            explanation.Score,
            Reasons = explanation.Reasons.Where(r => r.Points > 0).Select(r => new { r.Code, r.Points, r.Text }),
        },
        JsonSerializerOptions.Web);
}

/// <param name="Note">What the worker wants the employer to read first.</param>
public sealed record ApplyToPostingRequest(JobPostingId PostingId, [Text(JobApplication.NoteMaxLength, Min = 0)] string? Note = null);

/// <param name="Says">What happens next, in one sentence.</param>
public sealed record ApplyToPostingResponse(JobApplicationId Id, DateTimeOffset AppliedAt, string Says);

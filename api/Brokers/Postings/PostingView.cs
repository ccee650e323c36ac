using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>A broker's own posting with what reviewers and machine rules said of its fields.</summary>
/// <param name="StateReason">Why it is not shown any more, as a stable word; null while there is nothing to say.</param>
/// <param name="ReviewDueOn">The working day by which a person has looked.</param>
public sealed record PostingView(JobPostingId Id, string Reference, string? OutsideReference, EmployerId EmployerId, string Employer, PostingState State, string? StateReason,
    int Filled, DateTimeOffset? SubmittedAt, DateOnly? ReviewDueOn, DateTimeOffset? PublishedAt, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, PostingTerms Terms,
    IReadOnlyList<PostingSkill> Skills, IReadOnlyList<RemarkView> Remarks);

/// <param name="Field">The field as the API names it.</param>
/// <param name="Code">Stable, from the one list of reason codes.</param>
public sealed record RemarkView(string Field, string Code, string Message);

internal static class PostingViews
{
    public static async Task<PostingView> LoadAsync(MobileDbContext db, JobPosting posting, CancellationToken ct)
    {
        var employer = await db.Employers.AsNoTracking().Where(e => e.Id == posting.EmployerId).Select(e => e.Name).SingleAsync(ct);
        var remarks = await db.PostingRemarks.AsNoTracking().Where(r => r.PostingId == posting.Id).OrderBy(r => r.Id)
            .Select(r => new RemarkView(r.Field, r.Code, r.Message)).ToListAsync(ct);
        return Of(posting, employer, remarks);
    }

    public static PostingView Of(JobPosting posting, string employer, IReadOnlyList<RemarkView> remarks) =>
        new(posting.Id, posting.Reference, posting.OutsideReference, posting.EmployerId, employer, posting.State, posting.StateReason,
            posting.Filled, posting.SubmittedAt, posting.ReviewDueOn, posting.PublishedAt, posting.CreatedAt, posting.ChangedAt, posting.Terms, posting.Skills, remarks);
}

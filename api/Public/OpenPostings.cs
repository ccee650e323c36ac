using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Public;

/// <summary>Which postings the public sees: published, still wanting people, of an employer who may recruit, past the days kept for the target group.</summary>
internal static class OpenPostings
{
    public static IQueryable<JobPosting> OpenToAll(this MobileDbContext db, DateTimeOffset now)
    {
        var today = Shanghai.DateOf(now);
        return db.Postings.AsNoTracking()
            .Where(p => p.State == PostingState.Published && p.Filled < p.Terms.Headcount && p.Terms.OpensOn <= today && today <= p.Terms.ClosesOn)
            .Where(p => p.Terms.TargetGroupFirstDays == 0 || p.PublishedAt!.Value.AddDays(p.Terms.TargetGroupFirstDays) <= now)
            .Where(p => db.Employers.Any(e => e.Id == p.EmployerId && e.Standing != Domain.Employers.Standing.Suspended
                && e.Record != EmployerRecord.ArrearsOpen && e.Record != EmployerRecord.Blacklisted && e.Verification != LicenceVerification.Rejected
                && (e.LicenceValidTo == null || today <= e.LicenceValidTo)));
    }

    /// <summary>A broker may write a number into any text; it stays behind the reveal of one application.</summary>
    public static PublicPostingResponse WithoutPhones(PublicPostingResponse posting) =>
        posting with { Title = Masking.WithoutPhones(posting.Title), WorkplaceText = Masking.WithoutPhones(posting.WorkplaceText) };

    public static IQueryable<PublicPostingResponse> Shown(this IQueryable<JobPosting> postings, MobileDbContext db) => postings.Select(p => new PublicPostingResponse(
        p.Id, p.Reference, p.Terms.Title, p.Terms.OccupationCode, db.Occupations.First(o => o.Code == p.Terms.OccupationCode).Name,
        db.Employers.First(e => e.Id == p.EmployerId).Name, p.Terms.WorkplaceCode!, p.Terms.WorkplaceText, p.Terms.Headcount, p.Terms.Headcount - p.Filled,
        p.Terms.PayBasis!.Value, p.Terms.PayMinFen ?? 0, p.Terms.PayMaxFen ?? p.Terms.PayMinFen ?? 0, p.Terms.PieceUnit, p.Terms.MonthMinFen ?? 0,
        p.Terms.MonthMaxFen ?? p.Terms.MonthMinFen ?? 0, p.Terms.Kind, p.Terms.Shift, p.Terms.Dormitory, p.Terms.Meals, p.Terms.Couples,
        p.Terms.TravelOrganised, p.Terms.Training, p.Terms.Contract, p.Terms.SocialInsurance, p.Terms.StartsOn, p.Terms.ClosesOn, p.PublishedAt!.Value));
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>One posting for the engine and for people.</summary>
public sealed record Offered(PostingRow Row, Advert Advert);

/// <summary>Turns published postings of employers who may recruit into the engine's rows.</summary>
internal static class PostingRows
{
    /// <summary>Everything that can be offered on a day.</summary>
    public static Task<List<Offered>> AllAsync(MobileDbContext db, PostingCounts counts, DateOnly day, CancellationToken cancellationToken) =>
        LoadAsync(db, db.Postings, db.Employers, counts, day, cancellationToken);

    /// <summary>Those of the given postings that can be offered on a day; the others are gone from the market.</summary>
    public static Task<List<Offered>> OfAsync(MobileDbContext db, IReadOnlyList<JobPostingId> ids, PostingCounts counts, DateOnly day, CancellationToken cancellationToken) =>
        LoadAsync(db, db.Postings.Where(p => ids.Contains(p.Id)), db.Employers.Where(e => db.Postings.Any(p => p.EmployerId == e.Id && ids.Contains(p.Id))), counts, day, cancellationToken);

    private static async Task<List<Offered>> LoadAsync(MobileDbContext db, IQueryable<JobPosting> from, IQueryable<Employer> by, PostingCounts counts, DateOnly day, CancellationToken cancellationToken)
    {
        var employers = await by.AsNoTracking().ToDictionaryAsync(e => e.Id, cancellationToken);
        var postings = await from.AsNoTracking().Include(p => p.Skills).Where(p => p.State == PostingState.Published && p.Terms.ClosesOn >= day).ToListAsync(cancellationToken);
        var occupations = await db.Occupations.AsNoTracking().ToDictionaryAsync(o => o.Code, o => o.Name, StringComparer.Ordinal, cancellationToken);
        return [.. postings.Where(p => employers[p.EmployerId].MayRecruitOn(day)).Select(p => new Offered(
            RowOf(p, employers[p.EmployerId], counts.ToldOf(p.Id.Value), counts.AppliedOf(p.Id.Value)),
            new Advert(p, employers[p.EmployerId], occupations[p.Terms.OccupationCode])))];
    }

    internal static PostingRow RowOf(JobPosting posting, Employer employer, int told, int applied) => new()
    {
        Id = posting.Id.Value,
        PublishedAt = posting.PublishedAt!.Value,
        OccupationCode = posting.Terms.OccupationCode,
        WorkplaceCode = posting.Terms.WorkplaceCode!,
        EmployerRef = employer.Id.ToString(),
        Kind = posting.Terms.Kind,
        Arrangement = posting.Terms.Arrangement,
        MonthMinFen = posting.Terms.MonthMinFen!.Value,
        MonthMaxFen = posting.Terms.MonthMaxFen ?? posting.Terms.MonthMinFen!.Value,
        PayBasis = posting.Terms.PayBasis!.Value,
        WorkTime = posting.Terms.WorkTime,
        HoursPerWeek = posting.Terms.HoursPerWeek is { } hours ? (int)Math.Ceiling(hours) : null,
        Shift = posting.Terms.Shift,
        Dormitory = posting.Terms.Dormitory,
        Meals = posting.Terms.Meals,
        CoupleRooms = posting.Terms.Couples,
        TravelOrganised = posting.Terms.TravelOrganised,
        Training = posting.Terms.Training,
        Contract = posting.Terms.Contract,
        SocialInsurance = posting.Terms.SocialInsurance,
        SkillsRequired = [.. posting.Skills.Where(s => s.Required).Select(LevelOf)],
        SkillsLiked = [.. posting.Skills.Where(s => !s.Required).Select(LevelOf)],
        EducationMin = posting.Terms.EducationMin,
        SeasonFromMonth = posting.Terms.SeasonFromMonth,
        SeasonToMonth = posting.Terms.SeasonToMonth,
        OpensOn = posting.Terms.OpensOn,
        StartsOn = posting.Terms.StartsOn ?? posting.Terms.OpensOn,
        ClosesOn = posting.Terms.ClosesOn,
        TargetGroupFirstDays = posting.Terms.TargetGroupFirstDays,
        Headcount = posting.Terms.Headcount,
        Filled = posting.Filled,
        Standing = StandingOf(employer),
        LastCallOn = employer.LastCalledOn,
        Told = told,
        Applied = applied,
    };

    // The engine counts levels from 1 and keeps 0 for "any"; the register counts from 0 and keeps null for it.
    private static SkillLevel LevelOf(PostingSkill skill) => new(skill.SkillCode, skill.Level is { } level ? level + 1 : 0);

    private static EmployerStanding StandingOf(Employer employer) => employer.Standing switch
    {
        Standing.Suspended => EmployerStanding.Suspended,
        Standing.Watch => EmployerStanding.Watch,
        _ => employer.Verification is LicenceVerification.Verified ? EmployerStanding.Good : EmployerStanding.Unknown,
    };
}

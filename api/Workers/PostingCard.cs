using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers;

/// <summary>Whether one can apply now.</summary>
public enum PostingAvailability
{
    Open = 1,
    NotYetOpen = 2,
    Full = 3,
    Ended = 4,
}

/// <summary>An opening as a worker's phone shows it. Money in fen, no contact data.</summary>
public sealed record PostingCard
{
    public required JobPostingId Id { get; init; }

    /// <summary>A short number that people can say on the phone.</summary>
    public required string Reference { get; init; }
    public required string Title { get; init; }
    public required string Employer { get; init; }
    public required string OccupationCode { get; init; }
    public required string Occupation { get; init; }
    public string? WorkplaceCode { get; init; }
    public required string Workplace { get; init; }
    public PostKind Kind { get; init; }
    public WorkArrangement Arrangement { get; init; }
    public PayBasis? PayBasis { get; init; }
    public int? PayMinFen { get; init; }
    public int? PayMaxFen { get; init; }
    public string? PieceUnit { get; init; }
    public int? MonthMinFen { get; init; }
    public int? MonthMaxFen { get; init; }
    public WorkTime WorkTime { get; init; }
    public ShiftPattern Shift { get; init; }
    public Dormitory Dormitory { get; init; }
    public Meals Meals { get; init; }
    public bool Couples { get; init; }
    public bool TravelOrganised { get; init; }
    public ContractKind Contract { get; init; }
    public bool SocialInsurance { get; init; }
    public int Headcount { get; init; }
    public int OpenPlaces { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly ClosesOn { get; init; }
    public PostingAvailability Availability { get; init; }
}

/// <summary>Loads cards as they stand now, whatever was true when a list or a notice was made.</summary>
internal static class PostingCards
{
    public static async Task<Dictionary<JobPostingId, PostingCard>> LoadAsync(MobileDbContext db, IReadOnlyCollection<JobPostingId> ids, DateOnly today, CancellationToken ct)
    {
        var rows = await db.Postings.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Join(db.Employers, p => p.EmployerId, e => e.Id, (Posting, Employer) => new { Posting, Employer })
            .Join(db.Occupations, p => p.Posting.Terms.OccupationCode, o => o.Code, (p, o) => new { p.Posting, p.Employer, Occupation = o.Name })
            .ToListAsync(ct);
        return rows.ToDictionary(row => row.Posting.Id, row => Of(row.Posting, row.Employer, row.Occupation, today));
    }

    /// <summary>The card of a posting as the market knows it.</summary>
    public static PostingCard Of(Advert advert, DateOnly today) => Of(advert.Posting, advert.Employer, advert.Occupation, today);

    private static PostingCard Of(JobPosting posting, Employer employer, string occupation, DateOnly today) => new()
    {
        Id = posting.Id,
        Reference = posting.Reference,
        Title = posting.Terms.Title,
        Employer = employer.Name,
        OccupationCode = posting.Terms.OccupationCode,
        Occupation = occupation,
        WorkplaceCode = posting.Terms.WorkplaceCode,
        Workplace = posting.Terms.WorkplaceText,
        Kind = posting.Terms.Kind,
        Arrangement = posting.Terms.Arrangement,
        PayBasis = posting.Terms.PayBasis,
        PayMinFen = posting.Terms.PayMinFen,
        PayMaxFen = posting.Terms.PayMaxFen,
        PieceUnit = posting.Terms.PieceUnit,
        MonthMinFen = posting.Terms.MonthMinFen,
        MonthMaxFen = posting.Terms.MonthMaxFen,
        WorkTime = posting.Terms.WorkTime,
        Shift = posting.Terms.Shift,
        Dormitory = posting.Terms.Dormitory,
        Meals = posting.Terms.Meals,
        Couples = posting.Terms.Couples,
        TravelOrganised = posting.Terms.TravelOrganised,
        Contract = posting.Terms.Contract,
        SocialInsurance = posting.Terms.SocialInsurance,
        Headcount = posting.Terms.Headcount,
        OpenPlaces = posting.OpenPlaces,
        OpensOn = posting.Terms.OpensOn,
        StartsOn = posting.Terms.StartsOn,
        ClosesOn = posting.Terms.ClosesOn,
        Availability = AvailabilityOf(posting, employer, today),
    };

    private static PostingAvailability AvailabilityOf(JobPosting posting, Employer employer, DateOnly today) => posting switch
    {
        { State: PostingState.Filled } => PostingAvailability.Full,
        { State: not PostingState.Published } => PostingAvailability.Ended,
        _ when posting.Terms.ClosesOn < today || !employer.MayRecruitOn(today) => PostingAvailability.Ended,
        { OpenPlaces: <= 0 } => PostingAvailability.Full,
        _ => posting.Terms.OpensOn > today ? PostingAvailability.NotYetOpen : PostingAvailability.Open,
    };
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Api.Public;

/// <summary>An opening as everybody sees it. Money in fen.</summary>
/// <param name="OpenPlaces">How many are still wanted.</param>
/// <param name="MonthMinFen">What a month usually comes to, both ends included.</param>
/// <param name="ClosesOn">The last day on which one can apply.</param>
public sealed record PublicPostingResponse(
    JobPostingId Id, string Reference, string Title, string OccupationCode, string OccupationName, string Employer,
    string WorkplaceCode, string WorkplaceText, int Headcount, int OpenPlaces, PayBasis PayBasis, int PayMinFen, int PayMaxFen, string? PieceUnit,
    int MonthMinFen, int MonthMaxFen, PostKind Kind, ShiftPattern Shift, Dormitory Dormitory, Meals Meals, bool Couples, bool TravelOrganised,
    bool Training, ContractKind Contract, bool SocialInsurance, DateOnly? StartsOn, DateOnly ClosesOn, DateTimeOffset PublishedAt);

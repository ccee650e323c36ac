using JobAssist.Mobile.Api.Workers;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Web;

/// <summary>What people read of a made-up posting: texts as long as real ones.</summary>
internal static class Adverts
{
    public static string TitleOf(PostingRow row) => $"{(row.Training ? "学徒" : "熟练")}工{row.OccupationCode}急招（{row.Headcount}人）";

    public static string EmployerNameOf(string employer) => $"某某{employer}电子科技有限公司";

    public static string WorkplaceOf(PostingRow row) => $"样例市{row.WorkplaceCode}样例镇工业园一路{1 + row.Headcount % 90}号";

    public static string ReferenceOf(int number) => $"{426_000_000 + number}";

    /// <summary>The card that the phone shows, as the database would give it.</summary>
    public static PostingCard CardOf(PostingRow row, int number, string occupation) => new()
    {
        Id = new JobPostingId(row.Id),
        Reference = ReferenceOf(number),
        Title = TitleOf(row),
        Employer = EmployerNameOf(row.EmployerRef),
        OccupationCode = row.OccupationCode,
        Occupation = occupation,
        WorkplaceCode = Codes.Of(row.WorkplaceCode),
        Workplace = WorkplaceOf(row),
        Kind = row.Kind,
        Arrangement = row.Arrangement,
        PayBasis = row.PayBasis,
        PayMinFen = row.MonthMinFen,
        PayMaxFen = row.MonthMaxFen,
        MonthMinFen = row.MonthMinFen,
        MonthMaxFen = row.MonthMaxFen,
        WorkTime = row.WorkTime,
        Shift = row.Shift,
        Dormitory = row.Dormitory,
        Meals = row.Meals,
        Couples = row.CoupleRooms,
        TravelOrganised = row.TravelOrganised,
        Contract = row.Contract,
        SocialInsurance = row.SocialInsurance,
        Headcount = row.Headcount,
        OpenPlaces = row.Headcount - row.Filled,
        OpensOn = row.OpensOn,
        StartsOn = row.StartsOn,
        ClosesOn = row.ClosesOn,
        Availability = PostingAvailability.Open,
    };
}

/// <summary>The instance's short division codes as the database wants them: six digits for province and prefecture.</summary>
internal static class Codes
{
    public static string Of(string code) => code.Length < 6 ? code.PadRight(6, '0') : code;
}

using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>What the office knows of the employer; no worker changes it. Unknown lies between good and bad, so silence never beats a record.</summary>
internal static class Trust
{
    public static ushort Standing(PostingRow row, Weights weights) => (ushort)(row.Standing switch
    {
        EmployerStanding.Good => weights.StandingGood,
        EmployerStanding.Unknown => weights.StandingUnknown,
        _ => 0,
    });

    /// <summary>Full on the day of the call, falling evenly to nothing. A call after the day is a call of the day.</summary>
    public static ushort LastCall(PostingRow row, Weights weights, DateOnly today)
    {
        if (row.LastCallOn is not { } on) return (ushort)weights.CallUnknown;
        var age = Math.Clamp(today.DayNumber - on.DayNumber, 0, weights.CallStaleDays);
        return (ushort)(weights.CallFresh * (weights.CallStaleDays - age) / weights.CallStaleDays);
    }

    public static ushort Kept(PostingRow row, Weights weights) => (ushort)(row.PeopleKept is { } kept
        ? weights.KeptFull * Math.Clamp(kept, 0, weights.KeptFullPeople) / weights.KeptFullPeople
        : weights.KeptUnknown);

    public static ushort Contract(PostingRow row, Weights weights) => (ushort)(
        (row.Contract is ContractKind.LabourContract or ContractKind.PublicPostAgreement ? weights.ContractSigned : 0)
        + (row.SocialInsurance ? weights.SocialInsurance : 0));
}

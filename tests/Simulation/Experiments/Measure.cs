using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Simulation.Experiments;

/// <summary>What is measured of a trying; the units stand at <see cref="Trying"/>.</summary>
internal enum Measure
{
    Hires,
    HiresGained,
    HiresGainedPerServed,
    GainOfServed,
    GainOfUnserved,
    ServedAgainstUnserved,
    AppliedPerNotice,
    Fill,
    NeverTold,
    GiniOfNotices,
    GiniOfApplications,
    CoverageZeroEmployment,
    CoverageHardToEmploy,
    CoverageOrdinary,
    HiredZeroEmployment,
    HiredHardToEmploy,
    HiredOrdinary,
}

internal static class Measures
{
    public static double Of(this Trying trying, Measure measure) => measure switch
    {
        Measure.Hires => trying.Hires,
        Measure.HiresGained => trying.HiresGained,
        Measure.HiresGainedPerServed => trying.HiresGainedPerServed,
        Measure.GainOfServed => trying.GainOfServed,
        Measure.GainOfUnserved => trying.GainOfUnserved,
        Measure.ServedAgainstUnserved => trying.ServedAgainstUnserved,
        Measure.AppliedPerNotice => trying.AppliedPerNotice,
        Measure.Fill => trying.Fill,
        Measure.NeverTold => trying.NeverTold,
        Measure.GiniOfNotices => trying.GiniOfNotices,
        Measure.GiniOfApplications => trying.GiniOfApplications,
        Measure.CoverageZeroEmployment => trying.Coverage(PriorityClass.ZeroEmploymentHousehold),
        Measure.CoverageHardToEmploy => trying.Coverage(PriorityClass.HardToEmploy),
        Measure.CoverageOrdinary => trying.Coverage(PriorityClass.Ordinary),
        Measure.HiredZeroEmployment => trying.HiredOf(PriorityClass.ZeroEmploymentHousehold),
        Measure.HiredHardToEmploy => trying.HiredOf(PriorityClass.HardToEmploy),
        Measure.HiredOrdinary => trying.HiredOf(PriorityClass.Ordinary),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };
}

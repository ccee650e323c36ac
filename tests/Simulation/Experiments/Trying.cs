using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Simulation.Periods;
using JobAssist.Mobile.Simulation.Policies;

namespace JobAssist.Mobile.Simulation.Experiments;

/// <summary>One policy at one share of people served in one market, measured. Rates are in percentage points unless said otherwise.</summary>
internal sealed record Trying(Trial Trial, int[] Served, int[] Unserved, Notices Notices, Outcome Outcome)
{
    private const double Percent = 100;

    /// <summary>Hires for each hundred people of the market.</summary>
    public double Hires => Percent * Outcome.Hires / Trial.Truth.Persons.Count;

    /// <summary>What an experiment inside one market would see: hired of those served less hired of those not. Not a number when all are served.</summary>
    public double ServedAgainstUnserved => Unserved.Length == 0 ? double.NaN : Percent * (Outcome.ShareHired(Served) - Outcome.ShareHired(Unserved));

    /// <summary>Those served against the same people where nobody is served.</summary>
    public double GainOfServed => Percent * (Outcome.ShareHired(Served) - Trial.Untouched.ShareHired(Served));

    /// <summary>Those not served against the same people where nobody is served: what serving the others does to them.</summary>
    public double GainOfUnserved => Unserved.Length == 0 ? double.NaN : Percent * (Outcome.ShareHired(Unserved) - Trial.Untouched.ShareHired(Unserved));

    /// <summary>Hires of the whole market against nobody served, for each hundred people of the market.</summary>
    public double HiresGained => Percent * (Outcome.Hires - Trial.Untouched.Hires) / Trial.Truth.Persons.Count;

    /// <summary>The same for each hundred people served: what serving one more person is worth to the market.</summary>
    public double HiresGainedPerServed => Percent * (Outcome.Hires - Trial.Untouched.Hires) / Served.Length;

    /// <summary>Applications for each hundred notices told.</summary>
    public double AppliedPerNotice => Notices.Count == 0 ? 0 : Percent * Outcome.AppliedToTold / Notices.Count;

    /// <summary>Seats filled of all, in percent.</summary>
    public double Fill => Percent * Outcome.Hires / Trial.Truth.Seats;

    /// <summary>People of a class told of at least one opening, in percent of those served.</summary>
    public double Coverage(PriorityClass priority)
    {
        var members = Served.Where(person => Trial.Truth.Persons[person].Priority == priority).ToList();
        return members.Count == 0 ? 0 : Percent * members.Count(person => Notices.Of[person].Length > 0) / members.Count;
    }

    /// <summary>Hired of a class, in percent of those served.</summary>
    public double HiredOf(PriorityClass priority) =>
        Percent * Outcome.ShareHired([.. Served.Where(person => Trial.Truth.Persons[person].Priority == priority)]);

    /// <summary>Inequality of people told over all seats, 0 … 1.</summary>
    public double GiniOfNotices => Gini(Notices.Load(Trial.Truth.Openings.Count));

    /// <summary>Inequality of applications over all seats, 0 … 1.</summary>
    public double GiniOfApplications => Gini(Outcome.Applicants);

    /// <summary>Openings that nobody is told of, in percent.</summary>
    public double NeverTold => Percent * Notices.Load(Trial.Truth.Openings.Count).Count(load => load == 0) / Trial.Truth.Openings.Count;

    private double Gini(int[] load) =>
        Inequality.Gini([.. load.Select((count, opening) => ((long)count, (long)Trial.Truth.Openings[opening].Seats))]);
}

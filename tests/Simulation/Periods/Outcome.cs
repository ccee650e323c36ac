namespace JobAssist.Mobile.Simulation.Periods;

/// <summary>What became of everybody in one period.</summary>
/// <param name="HiredBy">By person, the number of the opening; −1 for whoever was not hired.</param>
/// <param name="Applicants">By opening, applications received.</param>
/// <param name="AppliedToTold">Applications that a notice led to.</param>
internal sealed record Outcome(int[] HiredBy, int[] Applicants, long AppliedToTold)
{
    public int Hires => HiredBy.Count(opening => opening >= 0);

    public bool IsHired(int person) => HiredBy[person] >= 0;

    /// <summary>The share of some people who were hired, 0 … 1.</summary>
    public double ShareHired(IReadOnlyCollection<int> persons) => persons.Count == 0 ? 0 : (double)persons.Count(IsHired) / persons.Count;
}

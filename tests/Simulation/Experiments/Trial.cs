using JobAssist.Mobile.Simulation.Draws;
using JobAssist.Mobile.Simulation.Observations;
using JobAssist.Mobile.Simulation.Periods;
using JobAssist.Mobile.Simulation.Policies;
using JobAssist.Mobile.Simulation.Truths;

namespace JobAssist.Mobile.Simulation.Experiments;

/// <summary>One market of one seed, in which any policy can be tried on the same people with the same luck.</summary>
internal sealed class Trial
{
    private readonly OwnSearch _search;
    private readonly int[] _order;

    public Trial(ulong seed, Assumptions assumptions)
    {
        Truth = new Truth(seed, assumptions);
        Observed = Observer.Observe(Truth);
        _search = new OwnSearch(Truth);
        _order = [.. Enumerable.Range(0, assumptions.Workers).OrderBy(person => Dice.For(seed, Source.Served, person).Next())];
        Untouched = Period.Run(Truth, _search, Notices.None(assumptions.Workers));
    }

    public Truth Truth { get; }
    public ObservedMarket Observed { get; }

    /// <summary>What happens when nobody is told anything.</summary>
    public Outcome Untouched { get; }

    /// <summary>Serves so many percent of the people, drawn by lot; whoever is served at a small share is so at a larger one.</summary>
    public Trying Try(NoticePolicy policy, int percent)
    {
        var count = _order.Length * percent / 100;
        var (served, unserved) = (_order[..count].Order().ToArray(), _order[count..].Order().ToArray());
        var notices = policy.Decide(Observed, served, Truth.Assumptions.NoticesPerWorker, Truth.Seed);
        return new Trying(this, served, unserved, notices, Period.Run(Truth, _search, notices));
    }
}

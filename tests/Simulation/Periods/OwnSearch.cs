using JobAssist.Mobile.Simulation.Draws;
using JobAssist.Mobile.Simulation.Truths;

namespace JobAssist.Mobile.Simulation.Periods;

/// <summary>What people come across by themselves: openings where an agreement leads or at home, those with more seats more often. The same whoever is served.</summary>
internal sealed class OwnSearch
{
    private const int PassiveFindsOneIn = 3;
    private readonly Truth _truth;
    private readonly int[] _finds;
    private readonly (int Opening, int UpTo)[][] _openings;

    public OwnSearch(Truth truth)
    {
        _truth = truth;
        _finds = [.. truth.Assumptions.OwnFinds];
        _openings = [.. Enumerable.Range(0, Layout.Homes).Select(home =>
        {
            var upTo = 0;
            return Enumerable.Range(0, truth.Openings.Count).Where(opening => Layout.IsOpenTo(home, truth.Openings[opening].Place))
                .Select(opening => (opening, upTo += truth.Openings[opening].Seats)).ToArray();
        })];
    }

    public List<int> Finds(int person, int week)
    {
        var who = _truth.Persons[person];
        var dice = Dice.For(_truth.Seed, Source.OwnSearch, (long)person * _truth.Assumptions.Weeks + week);
        var openings = _openings[who.Home];
        var found = new List<int>();
        for (var finds = openings.Length == 0 ? 0 : dice.Pick(_finds); finds > 0; finds--)
        {
            var (at, heard) = (dice.Below(openings[^1].UpTo), dice.Below(PassiveFindsOneIn) == 0);
            if (who.Active || heard) found.Add(openings[FirstAbove(openings, at)].Opening);
        }

        return found;
    }

    private static int FirstAbove((int Opening, int UpTo)[] openings, int at)
    {
        var (low, high) = (0, openings.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (openings[middle].UpTo > at) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}

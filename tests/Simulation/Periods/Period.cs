using JobAssist.Mobile.Simulation.Draws;
using JobAssist.Mobile.Simulation.Policies;
using JobAssist.Mobile.Simulation.Truths;

namespace JobAssist.Mobile.Simulation.Periods;

/// <summary>
/// One period by weeks. People come across openings, by notice or by themselves, and apply to the best few; at the end of the week
/// employers that answer make offers down their list while they have seats; whoever has several takes the one he likes best.
/// An opening that is full takes no more applications. An offer refused is lost for that week, as in a real crowd.
/// </summary>
internal sealed class Period
{
    private readonly Truth _truth;
    private readonly Assumptions _assumptions;
    private readonly OwnSearch _search;
    private readonly Applicant[] _applicants;
    private readonly Employer[] _employers;

    private Period(Truth truth, OwnSearch search, Notices notices)
    {
        (_truth, _assumptions, _search) = (truth, truth.Assumptions, search);
        _applicants = [.. Enumerable.Range(0, truth.Persons.Count).Select(person => new Applicant(truth, person, notices.Of[person]))];
        _employers = [.. Enumerable.Range(0, truth.Openings.Count).Select(opening => new Employer(truth, opening))];
    }

    public static Outcome Run(Truth truth, OwnSearch search, Notices notices)
    {
        var period = new Period(truth, search, notices);
        for (var week = 0; week < truth.Assumptions.Weeks; week++)
        {
            period.Apply(week);
            period.Hire(week);
        }

        return new Outcome(
            [.. period._applicants.Select(applicant => applicant.HiredBy)],
            [.. period._employers.Select(employer => employer.Applications)],
            period._applicants.Sum(applicant => (long)applicant.AppliedToTold));
    }

    private void Apply(int week)
    {
        foreach (var applicant in _applicants)
        {
            if (applicant.HiredBy >= 0) continue;
            applicant.ReadNotices(week);
            foreach (var opening in _search.Finds(applicant.Person, week)) applicant.Consider(opening, told: false);
            for (var sent = 0; sent < _assumptions.ApplicationsPerWeek; sent++)
            {
                var opening = applicant.NextApplication(_employers);
                if (opening < 0) break;
                _employers[opening].Receive(applicant.Person);
            }
        }
    }

    private void Hire(int week)
    {
        var offers = new Dictionary<int, List<int>>();
        foreach (var employer in _employers)
        {
            foreach (var person in employer.Offers(week, _applicants))
            {
                if (!offers.TryGetValue(person, out var list)) offers[person] = list = [];
                list.Add(employer.Opening);
            }
        }

        foreach (var (person, list) in offers)
        {
            var taken = Choose(person, list);
            if (taken < 0) continue;
            _applicants[person].HiredBy = taken;
            _employers[taken].Fill();
        }
    }

    /// <summary>The offer liked best of those that life allows and that, seen from near, are still worth taking; −1 for none.</summary>
    private int Choose(int person, List<int> offers)
    {
        var (best, bestTaste) = (-1, double.NegativeInfinity);
        foreach (var opening in offers)
        {
            var taste = _truth.Taste(person, opening);
            if (taste <= bestTaste || !_truth.WouldTake(person, opening, taste)) continue;
            if (_truth.PairDice(Source.Accepting, person, opening).Happens(_assumptions.Accepts)) (best, bestTaste) = (opening, taste);
        }

        return best;
    }
}

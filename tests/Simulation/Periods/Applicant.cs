using JobAssist.Mobile.Simulation.Draws;
using JobAssist.Mobile.Simulation.Truths;

namespace JobAssist.Mobile.Simulation.Periods;

/// <summary>One person during a period: what he has come across and not yet dealt with, and where it led.</summary>
internal sealed class Applicant
{
    private const int Never = -1;
    private readonly Truth _truth;
    private readonly int[] _told;
    private readonly int _opensIn;
    private readonly HashSet<int> _seen = [];
    private readonly List<(int Opening, double Taste, bool Told)> _considered = [];

    public Applicant(Truth truth, int person, int[] told)
    {
        (_truth, Person, _told) = (truth, person, told);
        var dice = Dice.For(truth.Seed, Source.Reading, person).Even();
        var assumptions = truth.Assumptions;
        _opensIn = dice < assumptions.OpensAtOnce ? 0 : dice < assumptions.OpensAtOnce + assumptions.OpensLater ? 1 : Never;
    }

    public int Person { get; }

    /// <summary>−1 while looking.</summary>
    public int HiredBy { get; set; } = -1;

    public int AppliedToTold { get; private set; }

    public void ReadNotices(int week)
    {
        if (week != _opensIn) return;
        for (var rank = 0; rank < _told.Length; rank++)
        {
            // The luck belongs to the place in the list, so that it is the same whatever stands there.
            var looks = Dice.For(_truth.Seed, Source.Reading, _truth.Persons.Count + (long)Person * 16 + rank).Happens(1 - rank * _truth.Assumptions.LessForEachRank);
            if (looks) Consider(_told[rank], told: true);
        }
    }

    /// <summary>Reads an advert once; remembers it when it seems worth taking and he brings himself to apply.</summary>
    public void Consider(int opening, bool told)
    {
        if (!_seen.Add(opening)) return;
        var taste = _truth.Taste(Person, opening) + _truth.Assumptions.ReadingNoise * _truth.PairDice(Source.Impression, Person, opening).Normal();
        if (!_truth.WouldTake(Person, opening, taste)) return;
        if (_truth.PairDice(Source.CarryingThrough, Person, opening).Happens(told ? _truth.Assumptions.CarriesThroughTold : _truth.Assumptions.CarriesThrough)) _considered.Add((opening, taste, told));
    }

    /// <summary>The most liked opening that still takes applications; −1 when there is none.</summary>
    public int NextApplication(Employer[] employers)
    {
        _considered.RemoveAll(item => employers[item.Opening].IsFull);
        if (_considered.Count == 0) return -1;
        var best = _considered.MaxBy(item => item.Taste);
        _considered.Remove(best);
        if (best.Told) AppliedToTold++;
        return best.Opening;
    }
}

using JobAssist.Mobile.Simulation.Draws;
using JobAssist.Mobile.Simulation.Truths;

namespace JobAssist.Mobile.Simulation.Periods;

/// <summary>One opening during a period: who has applied, and how many seats are left.</summary>
internal sealed class Employer(Truth truth, int opening)
{
    private readonly List<(int Person, double Ability)> _waiting = [];
    private int _free = truth.Openings[opening].Seats;

    public int Opening => opening;
    public int Applications { get; private set; }
    public bool IsFull => _free == 0;

    public void Receive(int person)
    {
        Applications++;
        var ability = truth.Ability(person, opening);
        if (ability >= truth.Openings[opening].Standard) _waiting.Add((person, ability));
    }

    /// <summary>Whom it makes an offer this week: the ablest still looking, as many as it has seats. Each is asked once.</summary>
    public List<int> Offers(int week, Applicant[] applicants)
    {
        _waiting.RemoveAll(item => applicants[item.Person].HiredBy >= 0);
        if (_free == 0 || _waiting.Count == 0) return [];
        if (!Dice.For(truth.Seed, Source.Answering, (long)opening * truth.Assumptions.Weeks + week).Happens(truth.Openings[opening].Answers)) return [];
        _waiting.Sort((a, b) => a.Ability != b.Ability ? b.Ability.CompareTo(a.Ability) : a.Person.CompareTo(b.Person));
        var asked = Math.Min(_free, _waiting.Count);
        List<int> persons = [.. _waiting[..asked].Select(item => item.Person)];
        _waiting.RemoveRange(0, asked);
        return persons;
    }

    public void Fill() => _free--;
}

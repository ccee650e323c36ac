using JobAssist.Mobile.Simulation.Draws;

namespace JobAssist.Mobile.Simulation.Truths;

/// <summary>The people and openings of one seed as they really are, and what each pair is worth to both sides.</summary>
internal sealed class Truth
{
    private readonly double _trade, _place, _pay, _employer, _own, _general, _group, _opinion;

    public Truth(ulong seed, Assumptions assumptions)
    {
        (Seed, Assumptions) = (seed, assumptions);
        Persons = [.. Enumerable.Range(0, assumptions.Workers).Select(number => DrawnPeople.Of(seed, number, assumptions))];
        Openings = DrawnOpenings.Of(seed, assumptions);
        (_trade, _place, _pay) = (Math.Sqrt(assumptions.TradeShare), Math.Sqrt(assumptions.PlaceShare), Math.Sqrt(assumptions.PayShare));
        (_employer, _own) = (Math.Sqrt(assumptions.EmployerShare), Math.Sqrt(assumptions.OwnReasonsShare));
        (_general, _group, _opinion) = (Math.Sqrt(assumptions.GeneralAbilityShare), Math.Sqrt(assumptions.TradeAbilityShare), Math.Sqrt(assumptions.OpinionShare));
    }

    public ulong Seed { get; }
    public Assumptions Assumptions { get; }
    public IReadOnlyList<Person> Persons { get; }
    public IReadOnlyList<Opening> Openings { get; }

    public int Seats => Openings.Sum(opening => opening.Seats);

    /// <summary>How much a person likes an opening.</summary>
    public double Taste(int person, int opening)
    {
        var (who, what) = (Persons[person], Openings[opening]);
        return _trade * who.TradeTaste[what.Trade] + _place * who.PlaceTaste[what.Place] + _pay * what.PayTaste
            + _employer * what.Quality + _own * PairDice(Source.OwnReasons, person, opening).Normal();
    }

    /// <summary>Whether a person would take an opening if he liked it this much.</summary>
    public bool WouldTake(int person, int opening, double taste) =>
        taste >= Assumptions.Reservation && Openings[opening].PayYuan >= Persons[person].FloorYuan;

    /// <summary>How able this employer finds a person.</summary>
    public double Ability(int person, int opening)
    {
        var (who, what) = (Persons[person], Openings[opening]);
        return _general * who.General + _group * who.GroupAbility[Layout.GroupOf(what.Trade)] + _opinion * PairDice(Source.Interview, person, opening).Normal();
    }

    public Dice PairDice(Source source, int person, int opening) => Dice.For(Seed, source, (long)person * Openings.Count + opening);
}

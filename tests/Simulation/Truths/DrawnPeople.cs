using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Simulation.Draws;

namespace JobAssist.Mobile.Simulation.Truths;

/// <summary>Draws people: one in twenty of a zero-employment household, three in twenty designated hard to employ.</summary>
internal static class DrawnPeople
{
    private static readonly PriorityClass[] Classes = [PriorityClass.ZeroEmploymentHousehold, PriorityClass.HardToEmploy, PriorityClass.Ordinary];

    /// <summary>Home is liked half a deviation more than elsewhere.</summary>
    private const double HomeLiked = 0.5;

    /// <summary>Taste for a trade: most of it for its group, the rest for itself.</summary>
    private const double GroupPart = 0.8, TradePart = 0.6;

    public static Person Of(ulong seed, int number, Assumptions assumptions)
    {
        var dice = Dice.For(seed, Source.Person, number);
        var home = dice.Below(Layout.Homes);
        var priority = Classes[dice.Pick([5, 15, 80])];
        var general = dice.Normal() - (priority is PriorityClass.Ordinary ? 0 : assumptions.DesignatedLack);
        var ability = new double[Layout.Groups];
        var trades = new double[Layout.Trades];
        var follows = assumptions.TasteFollowsAbility;
        var apart = Math.Sqrt(1 - follows * follows);
        for (var group = 0; group < Layout.Groups; group++)
        {
            ability[group] = dice.Normal();
            var taste = follows * ability[group] + apart * dice.Normal();
            for (var at = 0; at < Layout.TradesEach; at++) trades[group * Layout.TradesEach + at] = GroupPart * taste + TradePart * dice.Normal();
        }

        var places = new double[Layout.Places];
        for (var place = 0; place < places.Length; place++) places[place] = dice.Normal() + (place == Layout.PlaceOfHome(home) ? HomeLiked : 0);
        return new Person(home, priority, trades, places, general, ability, 3_500 + 800 * dice.Normal(), dice.Happens(assumptions.Active));
    }
}

using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Simulation.Truths;

/// <summary>What a person is really like. Only the period and the makers of profiles read it.</summary>
/// <param name="Home">0 … <see cref="Layout.Homes"/>−1.</param>
/// <param name="Priority">The class, which the office knows.</param>
/// <param name="TradeTaste">By trade.</param>
/// <param name="PlaceTaste">By place.</param>
/// <param name="General">General ability.</param>
/// <param name="GroupAbility">Ability by group of trades.</param>
/// <param name="FloorYuan">Pay a month below which the person refuses.</param>
/// <param name="Active">Looks by himself all the time.</param>
internal sealed record Person(int Home, PriorityClass Priority, double[] TradeTaste, double[] PlaceTaste, double General, double[] GroupAbility, double FloorYuan, bool Active);

/// <summary>What an opening is really like.</summary>
/// <param name="Trade">0 … <see cref="Layout.Trades"/>−1.</param>
/// <param name="Place">0 … <see cref="Layout.Places"/>−1.</param>
/// <param name="Seats">How many are hired at most.</param>
/// <param name="PayYuan">Pay a month.</param>
/// <param name="PayTaste">The same in deviations over openings.</param>
/// <param name="Quality">How well the employer treats people.</param>
/// <param name="Standard">The ability below which it hires nobody.</param>
/// <param name="Answers">The chance to work through applications in one week.</param>
internal sealed record Opening(int Trade, int Place, int Seats, double PayYuan, double PayTaste, double Quality, double Standard, double Answers);

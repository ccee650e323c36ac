using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Simulation.Draws;
using JobAssist.Mobile.Simulation.Truths;

namespace JobAssist.Mobile.Simulation.Observations;

/// <summary>Writes forms and adverts about the truth: with errors, with parts left empty, in the few words a form has. The one place where both are known.</summary>
internal sealed class Observer(Truth truth)
{
    private const int WantedTrades = 3, WantedPlaces = 2, SkillsHeld = 2;

    /// <summary>Floors are said in whole hundreds, with an error of so many yuan for one deviation of noise.</summary>
    private const int FloorError = 500;

    public static ObservedMarket Observe(Truth truth)
    {
        var observer = new Observer(truth);
        var ids = Dice.For(truth.Seed, Source.Advert, -1);
        var rows = new MarketRows
        {
            Postings = [.. Enumerable.Range(0, truth.Openings.Count).Select(observer.Posting)],
            Agreements = Divisions.Agreements(() => ids.Id()),
            Occupations = Divisions.Occupations(),
            Regions = Divisions.Tree(),
        };
        return ObservedMarket.Of([.. Enumerable.Range(0, truth.Persons.Count).Select(observer.Worker)], rows);
    }

    private WorkerRow Worker(int number)
    {
        var person = truth.Persons[number];
        var (noise, missing) = (truth.Assumptions.ProfileNoise, truth.Assumptions.ProfileMissing);
        var dice = Dice.For(truth.Seed, Source.Profile, number);
        var trades = Noisy(person.TradeTaste, noise, ref dice);
        var places = Noisy(person.PlaceTaste, noise, ref dice);
        var abilities = Noisy(person.GroupAbility, noise, ref dice);
        var floor = Math.Max(0, (int)((person.FloorYuan + FloorError * noise * dice.Normal()) / 100 + 0.5)) * 10_000;
        var reachable = Enumerable.Range(0, Layout.Places).Where(place => Layout.IsOpenTo(person.Home, place));
        return new WorkerRow
        {
            Id = dice.Id(),
            HomeCountyCode = Divisions.HomeCode(person.Home),
            Education = Education.Junior,
            PriorityClass = person.Priority,
            WantedOccupations = dice.Happens(missing) ? [] : [.. Best(trades, WantedTrades, Enumerable.Range(0, Layout.Trades)).Select(Divisions.TradeCode)],
            PreferredDestinations = dice.Happens(missing) ? [] : [.. Best(places, WantedPlaces, reachable).Select(Divisions.PlaceCode)],
            WageFloorFen = dice.Happens(missing) ? 0 : floor,
            Skills = dice.Happens(missing) ? [] : [.. Best(abilities, SkillsHeld, Enumerable.Range(0, Layout.Groups)).Select(group => new HeldSkill(Divisions.SkillCode(group), LevelOf(abilities[group])))],
        };
    }

    private PostingRow Posting(int number)
    {
        var opening = truth.Openings[number];
        var noise = truth.Assumptions.ProfileNoise;
        var dice = Dice.For(truth.Seed, Source.Advert, number);
        var (quality, standard) = (opening.Quality + noise * dice.Normal(), opening.Standard + noise * dice.Normal());
        return new PostingRow
        {
            Id = dice.Id(),
            PublishedAt = new DateTimeOffset(ObservedMarket.Today.AddDays(-1 - dice.Below(20)), new TimeOnly(8, dice.Below(60)), TimeSpan.Zero),
            OccupationCode = Divisions.TradeCode(opening.Trade),
            WorkplaceCode = Divisions.PlaceCode(opening.Place),
            EmployerRef = $"E{number:000}",
            MonthMinFen = (int)(opening.PayYuan * 0.95 / 50) * 5_000,
            MonthMaxFen = (int)(opening.PayYuan * 1.05 / 50) * 5_000,
            Dormitory = Dormitory.Free,
            Meals = Meals.Allowance,
            Training = dice.Happens(0.4),
            SkillsRequired = dice.Happens(0.6) ? [new SkillLevel(Divisions.SkillCode(Layout.GroupOf(opening.Trade)), LevelOf(standard))] : [],
            OpensOn = ObservedMarket.Today.AddDays(-20),
            StartsOn = ObservedMarket.Today.AddDays(15),
            ClosesOn = ObservedMarket.Today.AddDays(40),
            Headcount = opening.Seats,
            Standing = quality > 0.3 ? EmployerStanding.Good : quality < -1.2 ? EmployerStanding.Watch : EmployerStanding.Unknown,
            PeopleKept = dice.Happens(0.6) ? Math.Max(0, (int)(10 + 8 * quality)) : null,
        };
    }

    private static double[] Noisy(double[] values, double noise, ref Dice dice)
    {
        var noisy = new double[values.Length];
        for (var at = 0; at < noisy.Length; at++) noisy[at] = values[at] + noise * dice.Normal();
        return noisy;
    }

    private static IEnumerable<int> Best(double[] values, int count, IEnumerable<int> among) => among.OrderByDescending(at => values[at]).Take(count);

    private static int LevelOf(double ability) => ability > 1.2 ? 3 : ability > 0.4 ? 2 : 1;
}

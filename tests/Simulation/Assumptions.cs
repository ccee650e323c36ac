namespace JobAssist.Mobile.Simulation;

/// <summary>
/// Every number of a simulated market. None is measured: no public figures exist for these people. Each is a stated guess, and
/// those that matter are varied in the report. Tastes and abilities are in standard deviations over people and openings.
/// Three were set so that a market in which few are served looks plausible (README.md); none by what happens when all are.
/// </summary>
internal sealed record Assumptions
{
    public static Assumptions Stated { get; } = new();

    // The market.

    /// <summary>People looking for work in one period.</summary>
    public int Workers { get; init; } = 4_000;

    /// <summary>Openings, each of one or more equal seats.</summary>
    public int Openings { get; init; } = 300;

    /// <summary>Seats a person; with it about half of the seats are filled in a period in which nobody is served. The congested benchmark has 0.17.</summary>
    public double SeatsPerWorker { get; init; } = 0.25;

    /// <summary>Weeks in which a hire counts; a round tells its notices at the beginning.</summary>
    public int Weeks { get; init; } = 4;

    // True taste: shares of its variance, which sum to 1. The last is what no form asks for.
    public double TradeShare { get; init; } = 0.30;
    public double PlaceShare { get; init; } = 0.25;
    public double PayShare { get; init; } = 0.20;
    public double EmployerShare { get; init; } = 0.10;
    public double OwnReasonsShare { get; init; } = 0.15;

    /// <summary>The taste below which nobody takes an opening: three of ten openings drawn at random lie above.</summary>
    public double Reservation { get; init; } = 0.5;

    /// <summary>How much people like what they are good at: correlation of taste and ability within a group of trades.</summary>
    public double TasteFollowsAbility { get; init; } = 0.5;

    // True ability: shares of its variance in the eyes of an employer, which sum to 1. The last is one employer's own opinion.
    public double GeneralAbilityShare { get; init; } = 0.3;
    public double TradeAbilityShare { get; init; } = 0.5;
    public double OpinionShare { get; init; } = 0.2;

    /// <summary>The ability employers ask for on average, and how it differs between them: about six of ten people drawn at random are above.</summary>
    public double Standard { get; init; } = -0.3;
    public double StandardSpread { get; init; } = 0.5;

    /// <summary>What zero-employment households and those designated hard to employ lack in general ability.</summary>
    public double DesignatedLack { get; init; } = 0.5;

    // What is written down.

    /// <summary>Deviation of the error between a taste or ability and what the form says of it.</summary>
    public double ProfileNoise { get; init; } = 0.5;

    /// <summary>The chance that one part of a form (wanted work, destinations, floor, skills) is empty.</summary>
    public double ProfileMissing { get; init; } = 0.3;

    // What people do.

    /// <summary>Notices told to a person served.</summary>
    public int NoticesPerWorker { get; init; } = 5;

    /// <summary>The chance that a notice is opened in the first and in the second week; else never.</summary>
    public double OpensAtOnce { get; init; } = 0.70;
    public double OpensLater { get; init; } = 0.15;

    /// <summary>What is lost from one place of the list to the next in the chance of being looked at; the first is always.</summary>
    public double LessForEachRank { get; init; } = 0.10;

    /// <summary>Deviation of the error with which a person reads an advert.</summary>
    public double ReadingNoise { get; init; } = 0.4;

    /// <summary>The chance that somebody who would apply to what he found by himself does; what remains is fear, forgetting and no network.</summary>
    public double CarriesThrough { get; init; } = 0.5;

    /// <summary>The same for what a notice told him, on a day on which he was not looking; with it some six of a hundred notices lead to an application.</summary>
    public double CarriesThroughTold { get; init; } = 0.12;

    /// <summary>Applications a person sends in one week at most.</summary>
    public int ApplicationsPerWeek { get; init; } = 2;

    /// <summary>Chances in percent to come across 0, 1, 2, 3 openings by oneself in one week, larger ones more often; with it one in eight finds work in a period unaided.</summary>
    public IReadOnlyList<int> OwnFinds { get; init; } = [20, 30, 30, 20];

    /// <summary>The share of people who look by themselves all the time; the others find a third as much.</summary>
    public double Active { get; init; } = 0.6;

    /// <summary>The chance that an offer is taken by somebody who wants it; what remains is family, health, another plan.</summary>
    public double Accepts { get; init; } = 0.8;

    // What employers do.

    /// <summary>The chance that an employer works through its applications in one week, and how it differs between them.</summary>
    public double Answers { get; init; } = 0.5;
    public double AnswersSpread { get; init; } = 0.15;
}

namespace JobAssist.Mobile.Matching;

/// <summary>
/// Everything one would argue about, in points unless the name says otherwise. The maxima of the terms sum to 10,000;
/// that and all else they must be is checked when a market is built (<see cref="WeightsCheck"/>). README.md defends the defaults.
/// </summary>
public sealed record Weights
{
    /// <summary>The defended defaults.</summary>
    public static Weights Default { get; } = new();

    /// <summary>The most a score can be.</summary>
    public const int Full = 10_000;

    // Wanted work: 2,500.
    public int WantFull { get; init; } = 2_500;
    public int SameSmallClassPercent { get; init; } = 75;
    public int SameGroupPercent { get; init; } = 40;

    /// <summary>Percent lost for each place down the person's own list, at most three times.</summary>
    public int WantStepPercent { get; init; } = 8;
    public int WantUnstated { get; init; } = 1_000;
    public int WantAnySuitable { get; init; } = 750;

    // Skills: 1,500. A posting that demands nothing gives all of it (D18).
    public int SkillsFull { get; init; } = 1_500;

    /// <summary>Share of the skill points that depends on what is only liked, when a posting both demands and likes.</summary>
    public int LikedPercent { get; init; } = 20;

    /// <summary>Credit for a demanded skill held below the level asked.</summary>
    public int LowerLevelPercent { get; init; } = 60;

    /// <summary>Credit for a demanded skill not held when the employer trains.</summary>
    public int TrainedPercent { get; init; } = 50;

    // Pay in hand against the floor: 2,000.
    public int PayFull { get; init; } = 2_000;
    public int PayAtFloor { get; init; } = 1_000;

    /// <summary>Yuan in hand above the floor at which pay is full.</summary>
    public int PayFullAboveYuan { get; init; } = 2_500;

    /// <summary>Yuan in hand below the floor at which pay is nothing.</summary>
    public int PayNothingBelowYuan { get; init; } = 1_500;

    /// <summary>The floor scored against when the person named none; no gate is made of it.</summary>
    public int UnstatedFloorYuan { get; init; } = 2_500;
    public int PaidBedYuan { get; init; } = 150;
    public int RentYuan { get; init; } = 450;
    public int AllMealsYuan { get; init; } = 750;
    public int OneMealYuan { get; init; } = 500;
    public int MealAllowanceYuan { get; init; } = 450;

    /// <summary>Hours of a full week (劳动法 36); part-time work meets its share of the floor.</summary>
    public int FullWeekHours { get; init; } = 44;
    public int PartTimeHoursUnstated { get; init; } = 20;

    // Place: 1,500, and cooperation: 500.
    public int PlaceFull { get; init; } = 1_500;
    public int PlaceStep { get; init; } = 250;
    public int PlaceAny { get; init; } = 1_000;
    public int PairedTown { get; init; } = 250;
    public int DirectedEmployer { get; init; } = 250;

    // Arrangement: 1,000.
    public int BoardFull { get; init; } = 350;
    public int BedPaid { get; init; } = 180;
    public int BedFree { get; init; } = 250;
    public int MealsSome { get; init; } = 50;
    public int MealsFree { get; init; } = 100;
    public int CoupleRoom { get; init; } = 200;
    public int SeasonFull { get; init; } = 150;

    /// <summary>A gate, not points: work without a season can be taken up from its first month for so many months.</summary>
    public int TakenUpWithinMonths { get; init; } = 4;
    public int ShiftFull { get; init; } = 200;
    public int ShiftBroken { get; init; } = 150;
    public int ShiftTwo { get; init; } = 100;
    public int ShiftThree { get; init; } = 50;
    public int TravelOrganised { get; init; } = 100;

    // Trust: 500.
    public int StandingGood { get; init; } = 150;
    public int StandingUnknown { get; init; } = 60;
    public int CallFresh { get; init; } = 150;
    public int CallUnknown { get; init; } = 40;

    /// <summary>Days after which a call is worth nothing; the points fall evenly.</summary>
    public int CallStaleDays { get; init; } = 60;
    public int KeptFull { get; init; } = 100;
    public int KeptUnknown { get; init; } = 30;
    public int KeptFullPeople { get; init; } = 20;
    public int ContractSigned { get; init; } = 50;
    public int SocialInsurance { get; init; } = 50;

    // Chance of being hired: 500.
    public int CompetitionFull { get; init; } = 300;
    public int CompetitionUnknown { get; init; } = 150;
    public int SchoolingMet { get; init; } = 200;

    /// <summary>What the words about the chance of a hire are made with; no points.</summary>
    public Chances.ChanceConstants Chance { get; init; } = Chances.ChanceConstants.Stated;

    // With personalised: off only these two are used.
    public int PlainHomeCounty { get; init; } = 1_000;
    public int PlainNewest { get; init; } = 9_000;
    public int PlainPerDay { get; init; } = 100;

    /// <summary>The sum of the largest values of all terms.</summary>
    public int Sum => WantFull + SkillsFull + PayFull + PlaceFull + PairedTown + DirectedEmployer
        + BoardFull + CoupleRoom + SeasonFull + ShiftFull + TravelOrganised
        + StandingGood + CallFresh + KeptFull + ContractSigned + SocialInsurance
        + CompetitionFull + SchoolingMet;
}

namespace JobAssist.Mobile.Simulation.Experiments;

/// <summary>The stated market and the ways in which it may be wrong, each changed alone, and four of them at once.</summary>
internal static class Markets
{
    public const string Stated = "as stated";

    /// <summary>The numbers before they were set by how a market with few served should look; the report tells how.</summary>
    public const string FirstSetting = "first setting (much room, eager readers)";

    public static IReadOnlyList<(string Name, Assumptions Assumptions)> All(Assumptions stated) =>
    [
        (Stated, stated),
        ("forms without error", stated with { ProfileNoise = 0 }),
        ("error of forms doubled", stated with { ProfileNoise = 1 }),
        ("error of forms fourfold", stated with { ProfileNoise = 2 }),
        ("nothing missing", stated with { ProfileMissing = 0 }),
        ("six of ten parts missing", stated with { ProfileMissing = 0.6 }),
        ("reasons of their own weigh most", stated with { TradeShare = 0.2, PlaceShare = 0.15, PayShare = 0.15, EmployerShare = 0.05, OwnReasonsShare = 0.45 }),
        ("pay above all", stated with { TradeShare = 0.15, PlaceShare = 0.15, PayShare = 0.45, EmployerShare = 0.1, OwnReasonsShare = 0.15 }),
        ("employers answer half as often", stated with { Answers = stated.Answers / 2 }),
        ("employers answer at once", stated with { Answers = 1, AnswersSpread = 0 }),
        ("half the seats", stated with { SeatsPerWorker = stated.SeatsPerWorker / 2 }),
        ("twice the seats", stated with { SeatsPerWorker = stated.SeatsPerWorker * 2 }),
        ("half the search of their own", stated with { OwnFinds = [55, 25, 15, 5] }),
        ("notices act twice as strongly", stated with { CarriesThroughTold = stated.CarriesThroughTold * 2 }),
        ("forms, reasons and employers at once", stated with { ProfileNoise = 1, ProfileMissing = 0.6, TradeShare = 0.2, PlaceShare = 0.15, PayShare = 0.15, EmployerShare = 0.05, OwnReasonsShare = 0.45, Answers = stated.Answers / 2 }),
        (FirstSetting, stated with { SeatsPerWorker = 0.5, CarriesThroughTold = 0.5, OwnFinds = [50, 30, 15, 5] }),
    ];

    /// <summary>The markets in which the notices a seat are varied as well.</summary>
    public static IReadOnlyList<string> Varied { get; } = [Stated, "error of forms fourfold", "employers answer half as often", FirstSetting];
}

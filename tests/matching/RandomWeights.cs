namespace JobAssist.Mobile.Matching.Tests;

/// <summary>Any weights that a market must accept, ends of the ranges included, from one seed.</summary>
internal static class RandomWeights
{
    /// <summary>The largest values of the terms, which make a full score together.</summary>
    public static readonly string[] Maxima =
    [
        "WantFull", "SkillsFull", "PayFull", "PlaceFull", "PairedTown", "DirectedEmployer", "BoardFull", "CoupleRoom", "SeasonFull", "ShiftFull",
        "TravelOrganised", "StandingGood", "CallFresh", "KeptFull", "ContractSigned", "SocialInsurance", "CompetitionFull", "SchoolingMet",
    ];

    /// <summary>Each part and what it must not exceed.</summary>
    public static readonly (string Part, string Whole)[] Parts =
    [
        ("WantUnstated", "WantFull"), ("WantAnySuitable", "WantFull"), ("PayAtFloor", "PayFull"), ("PlaceStep", "PlaceFull"), ("PlaceAny", "PlaceFull"),
        ("BedFree", "BoardFull"), ("BedPaid", "BedFree"), ("MealsSome", "MealsFree"), ("ShiftBroken", "ShiftFull"), ("ShiftTwo", "ShiftFull"), ("ShiftThree", "ShiftFull"),
        ("StandingUnknown", "StandingGood"), ("CallUnknown", "CallFresh"), ("KeptUnknown", "KeptFull"), ("CompetitionUnknown", "CompetitionFull"),
        ("PartTimeHoursUnstated", "FullWeekHours"),
    ];

    /// <summary>What is neither a largest value nor a part.</summary>
    public static readonly (string Member, int Least, int Most)[] Ranges =
    [
        ("SameSmallClassPercent", 0, 100), ("SameGroupPercent", 0, 100), ("WantStepPercent", 0, 33), ("LikedPercent", 0, 100), ("LowerLevelPercent", 0, 100),
        ("TrainedPercent", 0, 100), ("PayFullAboveYuan", 1, 32_767), ("PayNothingBelowYuan", 1, 32_767), ("UnstatedFloorYuan", 0, 32_767),
        ("PaidBedYuan", 0, 10_000), ("RentYuan", 0, 10_000), ("AllMealsYuan", 0, 10_000), ("OneMealYuan", 0, 10_000), ("MealAllowanceYuan", 0, 10_000),
        ("FullWeekHours", 1, 168), ("TakenUpWithinMonths", 1, 12), ("CallStaleDays", 1, 3_650), ("KeptFullPeople", 1, 10_000), ("PlainNewest", 0, 10_000), ("PlainPerDay", 0, 500),
    ];

    public static Weights Of(int seed)
    {
        var random = new Random(seed);
        int[] cuts = [0, .. Enumerable.Range(1, Maxima.Length - 1).Select(_ => random.Next(4) == 0 ? 0 : random.Next(Weights.Full + 1)).Order(), Weights.Full];
        string[] shuffled = [.. Maxima.OrderBy(_ => random.Next())];
        var weights = Weights.Default with { };
        for (var n = 0; n < shuffled.Length; n++) Set(weights, shuffled[n], cuts[n + 1] - cuts[n]);
        foreach (var (member, least, most) in Ranges) Set(weights, member, Any(least, most));
        foreach (var (part, whole) in Parts) Set(weights, part, Any(part.EndsWith("HoursUnstated", StringComparison.Ordinal) ? 1 : 0, Get(weights, whole)));
        Set(weights, "MealsFree", Any(0, weights.BoardFull - weights.BedFree));
        Set(weights, "MealsSome", Any(0, weights.MealsFree));
        Set(weights, "PlainHomeCounty", Any(0, Weights.Full - weights.PlainNewest));
        return weights;

        int Any(int least, int most) => random.Next(4) switch { 0 => least, 1 => most, _ => random.Next(least, most + 1) };
    }

    /// <summary>Nothing but one term counts; its parts are all of it or nothing of it.</summary>
    public static Weights Only(string term, bool wholeParts)
    {
        var weights = Weights.Default with { MealsFree = 0, PlainNewest = Weights.Full, PlainHomeCounty = 0 };
        foreach (var member in Maxima) Set(weights, member, member == term ? Weights.Full : 0);
        foreach (var (part, whole) in Parts.SkipLast(1)) Set(weights, part, wholeParts ? Get(weights, whole) : 0);
        return weights;
    }

    public static Weights With(Weights weights, string member, int value)
    {
        var changed = weights with { };
        Set(changed, member, value);
        return changed;
    }

    public static int Get(Weights weights, string member) => (int)typeof(Weights).GetProperty(member)!.GetValue(weights)!;

    private static void Set(Weights weights, string member, int value) => typeof(Weights).GetProperty(member)!.SetValue(weights, value);
}

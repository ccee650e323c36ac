using JobAssist.Mobile.Matching;

namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>
/// What an operator might set: the defaults, and weights that take away what bounds live off. The last one gives pay a slope of more than
/// a point a yuan.
/// </summary>
internal static class WeightSets
{
    public static Weights Of(string name) => name switch
    {
        "default" => Weights.Default,
        "skills" => NoWishes with { SkillsFull = 4_000 },
        "pay" => NoWishes with { PayFull = 6_000, PayAtFloor = 500, PlaceFull = 0, PlaceStep = 0, PlaceAny = 0 },
        "place" => Weights.Default with { PayFull = 0, PayAtFloor = 0, PlaceFull = 3_500, PlaceAny = 3_500 },
        "cliff" => NoWishes with { PayFull = 7_500, PayAtFloor = 7_000, PayFullAboveYuan = 10, PayNothingBelowYuan = 3, SkillsFull = 0, PlaceFull = 0, PlaceStep = 0, PlaceAny = 0 },
        _ => throw new ArgumentException($"Unknown weights '{name}': default, skills, pay, place or cliff.", nameof(name)),
    };

    // Wished work counts nothing: the groups that the openings are ordered by say nothing of the score.
    private static Weights NoWishes => Weights.Default with { WantFull = 0, WantUnstated = 0, WantAnySuitable = 0 };
}

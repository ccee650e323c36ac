using System.Collections.Immutable;
using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// Everything one would argue about in a round, in points of the score scale (10,000 = full) unless the name says otherwise.
/// These are political numbers, not tuning: README.md shows what they do before anybody chooses them.
/// </summary>
public sealed record AllocationPolicy
{
    /// <summary>The defended defaults.</summary>
    public static AllocationPolicy Default { get; } = new();

    /// <summary>The most postings a worker is told of in one round (1 … 15).</summary>
    public int PostingsPerWorker { get; init; } = 5;

    /// <summary>
    /// How many people are told of each free place. Unknown until apply and hire rates are observed; 10–30 is where a first
    /// guess lies, because few of those told apply.
    /// </summary>
    public decimal NoticesPerSeat { get; init; } = 20;

    /// <summary>
    /// Thousandths by which the score of a zero-employment household's member counts. Near-lexicographic when places are
    /// short: in a trial of 600,000 × 10,000 a weight of 1.6 covered 95.4 % of them against 92.9 % of ordinary job-seekers
    /// at 20 notices a seat, 95.3 against 33.4 % at 5, and 93.4 against 7.2 % at 2.
    /// </summary>
    public int ZeroEmploymentWeight { get; init; } = 1_600;

    /// <summary>Thousandths by which the score of somebody designated hard to employ counts.</summary>
    public int HardToEmployWeight { get; init; } = 1_300;

    /// <summary>Thousandths by which everybody else's score counts.</summary>
    public int OrdinaryWeight { get; init; } = 1_000;

    /// <summary>
    /// Points for a worker's first, second, … posting, never rising: a first posting for one more person is worth more than a
    /// fifth for another. Missing entries are 0.
    /// </summary>
    public ImmutableArray<int> OrdinaryBonuses { get; init; } = [3_000, 1_500, 800, 300, 0];

    /// <summary>The same for those designated hard to employ.</summary>
    public ImmutableArray<int> HardToEmployBonuses { get; init; } = [3_000, 1_500, 800, 300, 0];

    /// <summary>The same for zero-employment households, to whom the law owes at least one suitable job; see <see cref="WithFirstClaim"/>.</summary>
    public ImmutableArray<int> ZeroEmploymentBonuses { get; init; } = [3_000, 1_500, 800, 300, 0];

    /// <summary>
    /// The least step of a bid. Smaller is nearer to the best possible and slower; the value lost is at most this for each
    /// posting given, in practice a tenth of it.
    /// </summary>
    public int Epsilon { get; init; } = 400;

    /// <summary>No worth may be higher: the full score at the heaviest weight.</summary>
    public int LargestWorth => (int)Math.Min(int.MaxValue / 2, (long)Weights.Full * Math.Max(OrdinaryWeight, Math.Max(HardToEmployWeight, ZeroEmploymentWeight)) / 1000);

    /// <summary>The weight of a class in thousandths.</summary>
    public int WeightOf(PriorityClass priority) => priority switch
    {
        PriorityClass.ZeroEmploymentHousehold => ZeroEmploymentWeight,
        PriorityClass.HardToEmploy => HardToEmployWeight,
        PriorityClass.Ordinary => OrdinaryWeight,
        _ => throw new ArgumentOutOfRangeException(nameof(priority)),
    };

    /// <summary>The slot bonuses of a class.</summary>
    public ImmutableArray<int> BonusesOf(PriorityClass priority) => priority switch
    {
        PriorityClass.ZeroEmploymentHousehold => ZeroEmploymentBonuses,
        PriorityClass.HardToEmploy => HardToEmployBonuses,
        PriorityClass.Ordinary => OrdinaryBonuses,
        _ => throw new ArgumentOutOfRangeException(nameof(priority)),
    };

    /// <summary>Worth of a score for a class: the score by <see cref="FixedWeightOf"/>, in whole points, rounded down; the same sixteen-bit product that a crowd is ranked by.</summary>
    public int WorthOf(int score, PriorityClass priority) => (int)((long)score * FixedWeightOf(priority) >> WeightBits);

    /// <summary>The weight of a class in 1/16,384, rounded up so that full scores keep their whole worth.</summary>
    public int FixedWeightOf(PriorityClass priority) => (int)((((long)WeightOf(priority) << WeightBits) + 999) / 1000);

    /// <summary>
    /// The same policy in which a zero-employment household's first posting comes before anything another class could want:
    /// its first bonus is more than the largest worth with any other bonus and a step.
    /// </summary>
    public AllocationPolicy WithFirstClaim()
    {
        var others = Math.Max(HardToEmployBonuses.FirstOrDefault(), OrdinaryBonuses.FirstOrDefault());
        var first = LargestWorth + others + Epsilon + 1;
        return this with { ZeroEmploymentBonuses = ZeroEmploymentBonuses.IsEmpty ? [first] : ZeroEmploymentBonuses.SetItem(0, first) };
    }

    /// <summary>The price of a posting without a place: more than anybody could ever pay.</summary>
    internal int ClosedPrice => LargestWorth + Classes.Max(c => BonusesOf(c).FirstOrDefault()) + Epsilon + 1;

    internal static ImmutableArray<PriorityClass> Classes { get; } = [PriorityClass.ZeroEmploymentHousehold, PriorityClass.HardToEmploy, PriorityClass.Ordinary];

    internal void Check()
    {
        Require.That(PostingsPerWorker is >= 1 and <= 15, "A worker is told of 1 … 15 postings.");
        Require.That(Epsilon is >= 1 and <= MostBonus, $"The step is 1 … {MostBonus} points.");
        foreach (var priority in Classes)
        {
            Require.That(WeightOf(priority) >= 0, "A weight is never negative.");
            var bonuses = BonusesOf(priority);
            for (var slot = 0; slot < bonuses.Length; slot++)
                Require.That(bonuses[slot] >= 0 && bonuses[slot] <= (slot > 0 ? bonuses[slot - 1] : MostBonus), $"Bonuses lie in 0 … {MostBonus} and never rise from slot to slot.");
        }

        Require.That(LargestWorth <= short.MaxValue, "The full score at the heaviest weight is at most 32,767.");
    }

    /// <summary>A net that no bonus makes up for must fit sixteen bits.</summary>
    private const int MostBonus = short.MaxValue;
    private const int WeightBits = 14;
}

using System.ComponentModel.DataAnnotations;
using JobAssist.Mobile.Matching.Allocation;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>How a round shares openings out; section "Duty:Allocation". The defaults and their reasons stand in DECISIONS.md.</summary>
internal sealed class AllocationOptions
{
    public const string SectionName = "Duty:Allocation";

    /// <summary>How many people are told of each free place, over all rounds while the opening is valid.</summary>
    [Range(0.1, 1000.0)]
    public double NoticesPerSeat { get; set; } = (double)AllocationPolicy.Default.NoticesPerSeat;

    /// <summary>Thousandths by which a score counts for each class.</summary>
    [Range(0, 3200)]
    public int ZeroEmploymentWeight { get; set; } = AllocationPolicy.Default.ZeroEmploymentWeight;

    [Range(0, 3200)]
    public int HardToEmployWeight { get; set; } = AllocationPolicy.Default.HardToEmployWeight;

    [Range(0, 3200)]
    public int OrdinaryWeight { get; set; } = AllocationPolicy.Default.OrdinaryWeight;

    /// <summary>The first opening of a household in which nobody works comes before anything another class could want (就业促进法 56).</summary>
    public bool ZeroEmploymentFirst { get; set; } = true;

    /// <summary>The least step of a bid, in points.</summary>
    [Range(1, 10_000)]
    public int Epsilon { get; set; } = AllocationPolicy.Default.Epsilon;

    /// <summary>Threads of the auction; 0: one for each core. The result does not depend on it.</summary>
    [Range(0, 64)]
    public int Threads { get; set; }

    /// <summary>How long a program may hold the lock without a word before the database takes it for dead.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "02:00:00")]
    public TimeSpan SilenceAllowed { get; set; } = TimeSpan.FromMinutes(10);

    public AllocationPolicy PolicyFor(int postings)
    {
        var policy = AllocationPolicy.Default with
        {
            PostingsPerWorker = postings,
            NoticesPerSeat = (decimal)NoticesPerSeat,
            ZeroEmploymentWeight = ZeroEmploymentWeight,
            HardToEmployWeight = HardToEmployWeight,
            OrdinaryWeight = OrdinaryWeight,
            Epsilon = Epsilon,
        };
        return ZeroEmploymentFirst ? policy.WithFirstClaim() : policy;
    }
}

/// <summary>Refuses a policy that no round could be held with when the program starts, not on the first of the month.</summary>
internal sealed class AllocationOptionsCheck(IOptions<DutyOptions> duty) : IValidateOptions<AllocationOptions>
{
    public ValidateOptionsResult Validate(string? name, AllocationOptions options)
    {
        try
        {
            _ = new Auction(new AllocationInput(options.PolicyFor(duty.Value.Round.Postings), [], []), new Nobody());
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException error)
        {
            return ValidateOptionsResult.Fail($"{AllocationOptions.SectionName}: {error.Message}");
        }
    }

    private sealed class Nobody : IDemandOracle
    {
        public int WorkerCount => 0;
        public int PostingCount => 0;

        public void SetPrices(ReadOnlySpan<int> prices)
        {
            // Nobody asks.
        }

        public int Ask(int worker, Span<Choice> into, out int cutoff)
        {
            cutoff = int.MinValue;
            return 0;
        }
    }
}

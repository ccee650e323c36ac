using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Ranking;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>What a run came to, in the crowd's numbers.</summary>
/// <param name="Result">Null when only ranked.</param>
/// <param name="Certificate">Null when only ranked: without prices there is nothing to certify.</param>
internal sealed record Shared(Crowd Crowd, AllocationInput Round, Assignment Assignment, int[] Prices, AllocationResult? Result, Certificate? Certificate);

/// <summary>Shares openings out under headcount, or only ranks them.</summary>
internal sealed class Sharing(MatchScene scene)
{
    /// <summary>Capacities of all postings by dense index: places still free times notices per seat, less who was told before; 0 where nobody may go today.</summary>
    public int[] Capacities()
    {
        var told = scene.Input.Market.Postings.ToDictionary(posting => posting.Id, posting => posting.Told ?? 0);
        return [.. Enumerable.Range(0, scene.Market.Count).Select(posting => scene.Market.IsOpen(posting)
            ? Capacity.Of(scene.Market.OpenPlacesOf(posting), scene.Options.Policy.NoticesPerSeat, told[scene.Market.IdOf(posting)]) : 0)];
    }

    public Shared Round(Phases phases, CancellationToken cancellationToken)
    {
        var options = scene.Options;
        var (crowd, round) = phases.Run("crowd", () => RoundOf(options.Policy));
        var oracle = new CrowdOracle(crowd);
        var auction = new AuctionOptions
        {
            Threads = options.Threads,
            Progress = at => phases.Tell(() => $"round {at.Round}, {at.Waiting} waiting, {at.Bids} bids"),
        };
        var result = phases.Run("allocate", () => new Auction(round, oracle, auction).Run(cancellationToken));
        var certificate = phases.Run("certify", () => Certificate.Of(round, oracle, result.Assignment, result.Prices, options.Threads));
        return new Shared(crowd, round, result.Assignment, result.Prices, result, certificate);
    }

    public (Crowd Crowd, AllocationInput Round) RoundOf(AllocationPolicy policy)
    {
        var crowd = CrowdOracle.CrowdOf(scene.Market, scene.Input.Workers, policy);
        return (crowd, new AllocationInput(policy, Capacities(), CrowdOracle.ClassesOf(crowd, scene.Input.Workers), scene.Options.Seed));
    }

    public Shared Rank(Phases phases)
    {
        var (options, width) = (scene.Options, scene.Options.Policy.PostingsPerWorker);
        var (crowd, round) = phases.Run("crowd", () => RoundOf(options.Policy));
        var lists = phases.Run("rank", () => new MatchEngine(scene.Market).TopAll(Crowd.Of(scene.Market, scene.Input.Workers), width, options.Threads));
        var assignment = new Assignment(width, new int[crowd.Count * width], new ushort[crowd.Count * width]);
        for (var worker = 0; worker < crowd.Count; worker++)
        {
            var postings = lists.PostingsOf(worker);
            var scores = lists.NetsOf(worker);
            for (var slot = 0; slot < width; slot++)
            {
                assignment.Postings[worker * width + slot] = postings[slot];
                if (postings[slot] != CrowdLists.Nobody) assignment.Worths[worker * width + slot] = (ushort)options.Policy.WorthOf(scores[slot], round.Classes[worker]);
            }
        }

        return new Shared(crowd, round, assignment, new int[scene.Market.Count], null, null);
    }
}

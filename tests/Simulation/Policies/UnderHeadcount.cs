using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Allocation.Baselines;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Simulation.Policies;

/// <summary>Ways that tell no more people of an opening than its seats times the notices a seat, by the policy of the product's rounds.</summary>
internal abstract record UnderHeadcount(string Name, decimal NoticesPerSeat) : NoticePolicy(Name, NoticesPerSeat)
{
    protected override IEnumerable<(int Row, int[] Postings)> Lists(Market market, IReadOnlyList<WorkerRow> rows, int each, ulong seed)
    {
        var policy = (AllocationPolicy.Default with { PostingsPerWorker = each, NoticesPerSeat = NoticesPerSeat }).WithFirstClaim();
        var crowd = CrowdOracle.CrowdOf(market, rows, policy);
        int[] capacities = [.. Enumerable.Range(0, market.Count).Select(index => market.IsOpen(index) ? Capacity.Of(market.OpenPlacesOf(index), NoticesPerSeat, 0) : 0)];
        var input = new AllocationInput(policy, capacities, CrowdOracle.ClassesOf(crowd, rows), (int)(seed & int.MaxValue));
        var shared = Share(input, new CrowdOracle(crowd));
        return Enumerable.Range(0, crowd.Count).Select(at => (crowd.RowOf(at), shared.Of(at).ToArray()));
    }

    protected abstract Assignment Share(AllocationInput input, IDemandOracle oracle);
}

/// <summary>The engine's allocation: one auction among all served.</summary>
internal sealed record Allocation(decimal NoticesPerSeat) : UnderHeadcount("allocation", NoticesPerSeat)
{
    protected override Assignment Share(AllocationInput input, IDemandOracle oracle) => new Auction(input, oracle, new AuctionOptions { Threads = 1 }).Run().Assignment;
}

/// <summary>One after the other, the stronger class first, everybody takes the best that still has a notice to give.</summary>
internal sealed record ByPriority(decimal NoticesPerSeat) : UnderHeadcount("by priority", NoticesPerSeat)
{
    protected override Assignment Share(AllocationInput input, IDemandOracle oracle) => PriorityGreedy.Of(input, oracle);
}

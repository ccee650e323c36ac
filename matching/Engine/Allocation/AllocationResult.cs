namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>What a round leaves behind. With assignment and prices alone anybody can check it again (<see cref="Verifier"/>).</summary>
/// <param name="Assignment">Who is told of what.</param>
/// <param name="Prices">Points by posting: the lowest bid that got a seat, 0 where a seat is free. Kept for the online list and for "why not".</param>
/// <param name="Rounds">Passes over the waiting.</param>
/// <param name="Bids">Bids made.</param>
/// <param name="Asks">Questions put to the oracle.</param>
public sealed record AllocationResult(Assignment Assignment, int[] Prices, int Rounds, long Bids, long Asks)
{
    internal static AllocationResult Of(AuctionState state) => new(
        Assignment.Ordered(state.Holdings.Width, [.. state.Holdings.Postings], [.. state.Holdings.Worths]),
        [.. state.Seats.Prices],
        state.Round,
        state.Tally.Bids,
        state.Tally.Asks);
}

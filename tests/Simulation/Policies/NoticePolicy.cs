using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Simulation.Observations;

namespace JobAssist.Mobile.Simulation.Policies;

/// <summary>A way to decide who of those served is told of what, knowing only what is written down.</summary>
/// <param name="Name">As in tables and charts.</param>
/// <param name="NoticesPerSeat">People told of each seat at most; ways without a capacity do not read it.</param>
internal abstract record NoticePolicy(string Name, decimal NoticesPerSeat)
{
    /// <param name="market">Rows and snapshot.</param>
    /// <param name="served">Numbers of the workers served, rising.</param>
    /// <param name="each">Notices a worker at most.</param>
    /// <param name="seed">For lots.</param>
    public Notices Decide(ObservedMarket market, IReadOnlyList<int> served, int each, ulong seed)
    {
        var (rows, numbers) = (served.Select(number => market.Workers[number]).ToList(), market.NumbersByIndex());
        var notices = Notices.None(market.Workers.Count);
        foreach (var (row, postings) in Lists(market.Market, rows, each, seed)) notices.Of[served[row]] = Array.ConvertAll(postings, index => numbers[index]);
        return notices;
    }

    /// <summary>The lists by the place in the rows given, as dense indexes of the market.</summary>
    protected abstract IEnumerable<(int Row, int[] Postings)> Lists(Market market, IReadOnlyList<WorkerRow> rows, int each, ulong seed);
}

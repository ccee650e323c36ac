using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>How a round, of whatever policy, spreads people over postings. Shares are 0 … 1; a share of nothing is 0.</summary>
/// <param name="Notices">Pairs told.</param>
/// <param name="Coverage">Workers told of at least one posting.</param>
/// <param name="CoverageByClass">The same within each class that has members.</param>
/// <param name="OverCapacityShare">Notices beyond the capacities, of all notices.</param>
/// <param name="Fill">Notices within the capacities, of all capacity.</param>
/// <param name="PostingsShown">Postings with a capacity that somebody is told of, of all with a capacity.</param>
/// <param name="Gini">Inequality of notices over all postings with a capacity, those never shown included: 0 even, 1 all on one.</param>
/// <param name="GiniPerOpening">Inequality of notices per place over all places.</param>
public sealed record RoundMeasures(
    long Notices,
    double Coverage,
    IReadOnlyDictionary<PriorityClass, double> CoverageByClass,
    double OverCapacityShare,
    double Fill,
    double PostingsShown,
    double Gini,
    double GiniPerOpening)
{
    /// <summary>Measures an assignment. Without headcounts every posting counts as as many places as its capacity.</summary>
    public static RoundMeasures Of(AllocationInput input, Assignment assignment, int[]? headcounts = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(assignment);
        var load = assignment.Load(input.PostingCount);
        long notices = 0, over = 0, capacity = 0;
        var shown = 0;
        var open = Enumerable.Range(0, input.PostingCount).Where(posting => input.Capacities[posting] > 0).ToList();
        for (var posting = 0; posting < load.Length; posting++)
        {
            notices += load[posting];
            over += Math.Max(0, load[posting] - input.Capacities[posting]);
            capacity += input.Capacities[posting];
            if (load[posting] > 0 && input.Capacities[posting] > 0) shown++;
        }

        var members = new int[4];
        var covered = new int[4];
        for (var worker = 0; worker < input.WorkerCount; worker++)
        {
            members[(int)input.Classes[worker]]++;
            if (assignment.Postings[worker * assignment.Width] >= 0) covered[(int)input.Classes[worker]]++;
        }

        var places = headcounts ?? input.Capacities;
        return new RoundMeasures(
            notices,
            Share(covered.Sum(), input.WorkerCount),
            AllocationPolicy.Classes.Where(c => members[(int)c] > 0).ToDictionary(c => c, c => Share(covered[(int)c], members[(int)c])),
            Share(over, notices),
            Share(notices - over, capacity),
            Share(shown, open.Count),
            Inequality.Gini([.. open.Select(posting => ((long)load[posting], 1L))]),
            Inequality.Gini([.. open.Where(posting => places[posting] > 0).Select(posting => ((long)load[posting], (long)places[posting]))]));
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}

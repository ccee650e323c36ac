using System.Diagnostics;
using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Rounds;

/// <summary>An instance ready to be shared out: market, packed people, capacities; and each pair's worth by rules that share nothing with the engine.</summary>
internal sealed class RoundWorld : IDisposable
{
    private readonly Instance _instance;
    private readonly Lazy<PlainRules> _rules;
    private readonly Lazy<Dictionary<Guid, PlainPosting>> _plain;
    private readonly ThreadLocal<(int Worker, PlainRules.Seeker? Seeker)> _last = new();

    public RoundWorld(Options options)
    {
        _instance = options.MakeInstance();
        var watch = Stopwatch.StartNew();
        Market = _instance.BuildMarket();
        Policy = PolicyOf(options);
        var classes = new List<PriorityClass>();
        Crowd = CrowdOracle.CrowdOf(Market, _instance.WorkersInOrder().Select(row => { classes.Add(row.PriorityClass); return row; }), Policy);
        Headcounts = [.. Enumerable.Range(0, Market.Count).Select(j => j < Market.OpenCount ? Market.OpenPlacesOf(j) : 0)];
        Input = new AllocationInput(Policy, [.. Headcounts.Select(heads => Capacity.Of(heads, Policy.NoticesPerSeat, 0))],
            [.. Enumerable.Range(0, Crowd.Count).Select(index => classes[Crowd.RowOf(index)])]);
        Oracle = new CrowdOracle(Crowd);
        BuildSeconds = watch.Elapsed.TotalSeconds;
        _rules = new(() => new PlainRules(_instance.Rows, _instance.Weights, Instance.Today));
        _plain = new(() => _rules.Value.Open.ToDictionary(p => p.Row.Id));
    }

    private static AllocationPolicy PolicyOf(Options options)
    {
        var policy = AllocationPolicy.Default with { NoticesPerSeat = options.Long("exposures", 10), Epsilon = (int)options.Long("epsilon", AllocationPolicy.Default.Epsilon) };
        if (!options.Has("first-bonus")) return policy;
        var bonuses = policy.OrdinaryBonuses.SetItem(0, (int)options.Long("first-bonus", 0));
        return policy with { OrdinaryBonuses = bonuses, HardToEmployBonuses = bonuses, ZeroEmploymentBonuses = bonuses };
    }

    public Market Market { get; }
    public Crowd Crowd { get; }
    public AllocationPolicy Policy { get; }
    public AllocationInput Input { get; }
    public CrowdOracle Oracle { get; }
    public int[] Headcounts { get; }
    public double BuildSeconds { get; }

    /// <summary>Postings that somebody is told of, of those that anybody may have.</summary>
    public double ShownOfFillable(Assignment assignment)
    {
        var fillable = FillablePostings.Of(Market, _instance.WorkersInOrder(), Input.Capacities);
        var load = assignment.Load(Input.PostingCount);
        return (double)Enumerable.Range(0, load.Length).Count(posting => fillable[posting] && load[posting] > 0) / fillable.Count(can => can);
    }

    /// <summary>Worth of one pair from the rows, −1 when a gate fails.</summary>
    public int WorthOf(int worker, int posting)
    {
        if (!_plain.Value.TryGetValue(Market.IdOf(posting), out var offered)) return -1;
        if (_last.Value is not { Seeker: { } seeker } last || last.Worker != worker)
        {
            seeker = _rules.Value.Prepare(_instance.Worker(Crowd.RowOf(worker)));
            _last.Value = (worker, seeker);
        }

        return _rules.Value.Accepts(seeker, offered) ? Policy.WorthOf(_rules.Value.Score(seeker, offered), Input.Classes[worker]) : -1;
    }

    public void Dispose() => _last.Dispose();
}

using System.Text;
using JobAssist.Mobile.Simulation.Policies;
using JobAssist.Mobile.Simulation.Statistics;

namespace JobAssist.Mobile.Simulation.Experiments;

/// <summary>What was tried: a market by name, a policy, and the percent of people served.</summary>
internal readonly record struct Setting(string Market, NoticePolicy Policy, int Percent);

/// <summary>One value a seed for everything tried and measured, in the order of the seeds.</summary>
internal sealed class Samples
{
    private readonly Dictionary<Setting, List<double>[]> _values = [];
    private readonly Dictionary<string, (List<double> Untouched, List<double> Fill, List<double> Correlation)> _markets = new(StringComparer.Ordinal);

    public void Add(Setting setting, Trying trying)
    {
        if (!_values.TryGetValue(setting, out var lists)) _values[setting] = lists = [.. Enum.GetValues<Measure>().Select(_ => new List<double>())];
        foreach (var measure in Enum.GetValues<Measure>()) lists[(int)measure].Add(trying.Of(measure));
    }

    /// <summary>What a market is like when nobody is served.</summary>
    public void Add(string market, Trial trial)
    {
        if (!_markets.TryGetValue(market, out var lists)) _markets[market] = lists = ([], [], []);
        lists.Untouched.Add(100.0 * trial.Untouched.Hires / trial.Truth.Persons.Count);
        lists.Fill.Add(100.0 * trial.Untouched.Hires / trial.Truth.Seats);
        lists.Correlation.Add(ScoreAndTaste.Correlation(trial));
    }

    public bool Has(Setting setting) => _values.ContainsKey(setting);

    public IReadOnlyList<double> Values(Setting setting, Measure measure) => _values[setting][(int)measure];

    public Estimate Of(Setting setting, Measure measure) => Estimate.Paired(Values(setting, measure));

    /// <summary>The first less the second, seed by seed.</summary>
    public Estimate Difference(Setting first, Setting second, Measure measure) =>
        Estimate.Paired([.. Values(first, measure).Zip(Values(second, measure), (a, b) => a - b)]);

    /// <summary>Mean of the first by mean of the second; unbounded where the second is not above 0.</summary>
    public Estimate Ratio(Setting first, Setting second, Measure measure)
    {
        var (above, below) = (Values(first, measure), Values(second, measure));
        return Estimate.Bootstrap(above.Count, seeds => Divided(seeds.Sum(seed => above[seed]), seeds.Sum(seed => below[seed])));
    }

    public Estimate Untouched(string market) => Estimate.Paired(_markets[market].Untouched);

    public Estimate UntouchedFill(string market) => Estimate.Paired(_markets[market].Fill);

    public Estimate Correlation(string market) => Estimate.Paired(_markets[market].Correlation);

    /// <summary>By how much the first ratio is above the second, on the same resamples.</summary>
    public Estimate RatioDifference((Setting Above, Setting Below) first, (Setting Above, Setting Below) second, Measure measure)
    {
        var lists = new[] { first.Above, first.Below, second.Above, second.Below }.Select(setting => Values(setting, measure)).ToArray();
        return Estimate.Bootstrap(lists[0].Count, seeds =>
        {
            var sums = Array.ConvertAll(lists, list => seeds.Sum(seed => list[seed]));
            return Divided(sums[0], sums[1]) - Divided(sums[2], sums[3]);
        });
    }

    /// <summary>Everything as comma-separated lines: the same seeds give the same bytes.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("market,policy,notices_per_seat,percent_served,measure,seeds,mean,low95,high95\n");
        foreach (var (setting, lists) in _values)
        {
            foreach (var measure in Enum.GetValues<Measure>())
            {
                var values = lists[(int)measure];
                if (values.Exists(double.IsNaN)) continue;
                var (mean, low, high) = Estimate.Paired(values);
                text.Append($"{setting.Market},{setting.Policy.Name},{setting.Policy.NoticesPerSeat},{setting.Percent},{measure},{values.Count},{mean:F4},{low:F4},{high:F4}\n");
            }
        }

        return text.ToString();
    }

    private static double Divided(double above, double below) => below > 0 ? above / below : double.PositiveInfinity;
}

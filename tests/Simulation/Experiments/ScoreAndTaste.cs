using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Crowds;

namespace JobAssist.Mobile.Simulation.Experiments;

/// <summary>How well the engine's score knows what people like.</summary>
internal static class ScoreAndTaste
{
    private const int Sampled = 200;

    /// <summary>Pearson's correlation of score and true taste over the openings that pass the gates, the mean over the first 200 people.</summary>
    public static double Correlation(Trial trial)
    {
        var (market, numbers) = (trial.Observed.Market, trial.Observed.NumbersByIndex());
        var crowd = Crowd.Of(market, trial.Observed.Workers.Take(Sampled));
        var lists = new MatchEngine(market).TopAll(crowd, market.Count, threads: 1);
        double sum = 0;
        var counted = 0;
        for (var at = 0; at < crowd.Count; at++)
        {
            var postings = lists.PostingsOf(at);
            var nets = lists.NetsOf(at);
            List<(double Score, double Taste)> pairs = [];
            for (var place = 0; place < postings.Length && postings[place] >= 0; place++) pairs.Add((nets[place], trial.Truth.Taste(crowd.RowOf(at), numbers[postings[place]])));
            if (pairs.Count < 10) continue;
            sum += Pearson(pairs);
            counted++;
        }

        return counted == 0 ? 0 : sum / counted;
    }

    private static double Pearson(List<(double A, double B)> pairs)
    {
        var (a, b) = (pairs.Average(p => p.A), pairs.Average(p => p.B));
        var (ab, aa, bb) = (pairs.Sum(p => (p.A - a) * (p.B - b)), pairs.Sum(p => (p.A - a) * (p.A - a)), pairs.Sum(p => (p.B - b) * (p.B - b)));
        return aa == 0 || bb == 0 ? 0 : ab / Math.Sqrt(aa * bb);
    }
}

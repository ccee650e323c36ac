using JobAssist.Mobile.Simulation.Draws;

namespace JobAssist.Mobile.Simulation.Statistics;

/// <summary>A mean over seeds with a 95 % interval.</summary>
internal readonly record struct Estimate(double Mean, double Low, double High)
{
    private const int Resamples = 4_000;

    /// <summary>Two-sided 95 % points of Student's t for 1 … 30 degrees of freedom; from 31 on the last is used, which is a little wide.</summary>
    private static readonly double[] Points =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    /// <summary>
    /// Paired t: mean ± t(0.975; n − 1) · s / √n of one difference a seed, both sides of which met the same people, openings and luck.
    /// </summary>
    public static Estimate Paired(IReadOnlyList<double> differences)
    {
        var (count, mean) = (differences.Count, differences.Average());
        if (count < 2) return new Estimate(mean, double.NegativeInfinity, double.PositiveInfinity);
        var deviation = Math.Sqrt(differences.Sum(value => (value - mean) * (value - mean)) / (count - 1));
        var half = Points[Math.Min(count - 1, Points.Length) - 1] * deviation / Math.Sqrt(count);
        return new Estimate(mean, mean - half, mean + half);
    }

    /// <summary>
    /// Percentile bootstrap over seeds of a figure made from means, such as a ratio of two: 4,000 resamples of the seeds with
    /// replacement, 2.5th to 97.5th percentile; what cannot be computed counts as unbounded. <paramref name="figure"/> is given the seeds drawn.
    /// </summary>
    public static Estimate Bootstrap(int seeds, Func<IReadOnlyList<int>, double> figure)
    {
        var dice = Dice.For(0, Source.Resampling, seeds);
        var values = new double[Resamples];
        var drawn = new int[seeds];
        for (var sample = 0; sample < Resamples; sample++)
        {
            for (var at = 0; at < seeds; at++) drawn[at] = dice.Below(seeds);
            var value = figure(drawn);
            values[sample] = double.IsNaN(value) ? double.PositiveInfinity : value;
        }

        Array.Sort(values);
        return new Estimate(figure([.. Enumerable.Range(0, seeds)]), values[Resamples / 40], values[Resamples - 1 - Resamples / 40]);
    }
}

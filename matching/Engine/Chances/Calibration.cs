namespace JobAssist.Mobile.Matching.Chances;

/// <summary>Observations whose estimate fell between two tenths: how many, what was estimated, what happened.</summary>
public sealed record CalibrationRow(double From, double To, int Observations, double Estimated, double Hired);

/// <summary>How well estimates agree with what happened. Smaller is better; always saying the overall share gives the reference.</summary>
/// <param name="Brier">Mean squared distance between the estimate and 0 or 1.</param>
/// <param name="Reference">The Brier score of somebody who says the overall share of hires of every application.</param>
/// <param name="Gap">Mean distance between estimated and observed share over the tenths, weighted by observations.</param>
public sealed record Calibration(int Observations, int Hires, double Brier, double Reference, double Gap, IReadOnlyList<CalibrationRow> Rows)
{
    private const int Tenths = 10;

    /// <summary>Estimates and outcomes by position; 0 observations give zeros.</summary>
    public static Calibration Of(IReadOnlyList<double> estimates, IReadOnlyList<bool> hired)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(hired);
        if (estimates.Count != hired.Count) throw new ArgumentException("One outcome for each estimate.", nameof(hired));
        if (hired.Count == 0) return new Calibration(0, 0, 0, 0, 0, []);

        var hires = hired.Count(h => h);
        var share = hires / (double)hired.Count;
        var brier = estimates.Zip(hired).Sum(pair => Math.Pow(pair.First - (pair.Second ? 1 : 0), 2)) / hired.Count;
        CalibrationRow[] rows = [.. Enumerable.Range(0, Tenths).Select(tenth => RowOf(tenth, estimates, hired)).Where(row => row.Observations > 0)];
        return new Calibration(hired.Count, hires, brier, share * (1 - share), rows.Sum(row => row.Observations * Math.Abs(row.Estimated - row.Hired)) / hired.Count, rows);
    }

    private static CalibrationRow RowOf(int tenth, IReadOnlyList<double> estimates, IReadOnlyList<bool> hired)
    {
        var inside = estimates.Zip(hired).Where(pair => Math.Clamp((int)(pair.First * Tenths), 0, Tenths - 1) == tenth).ToList();
        return new CalibrationRow(tenth / (double)Tenths, (tenth + 1) / (double)Tenths, inside.Count,
            inside.Count == 0 ? 0 : inside.Average(pair => pair.First), inside.Count == 0 ? 0 : inside.Average(pair => pair.Second ? 1d : 0d));
    }
}

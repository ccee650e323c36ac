namespace JobAssist.Mobile.Simulation.Report;

/// <summary>An axis of round numbers that holds all finite values and zero; what lies beyond is drawn at its end.</summary>
internal sealed class Scale
{
    private static readonly double[] Steps = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 1_000, 10_000];
    private readonly double _from, _to;

    /// <param name="values">What must lie inside.</param>
    /// <param name="from">Where the lowest tick lies on the picture.</param>
    /// <param name="to">Where the highest tick lies.</param>
    public Scale(IReadOnlyCollection<double> values, double from, double to)
    {
        (_from, _to) = (from, to);
        var finite = values.Where(double.IsFinite).Append(0).ToList();
        var (least, most) = (finite.Min(), finite.Max());
        var step = Steps.FirstOrDefault(step => (most - least) / step <= 9, Steps[^1]);
        Format = step < 0.1 ? "F2" : step < 1 ? "F1" : "F0";
        var (first, last) = ((int)Math.Floor(least / step), (int)Math.Ceiling(most / step));
        Ticks = [.. Enumerable.Range(first, Math.Max(1, last - first) + 1).Select(number => number * step)];
    }

    public IReadOnlyList<double> Ticks { get; }
    public string Format { get; }

    public double At(double value) => _from + (Math.Clamp(value, Ticks[0], Ticks[^1]) - Ticks[0]) / (Ticks[^1] - Ticks[0]) * (_to - _from);
}

using JobAssist.Mobile.Simulation.Statistics;

namespace JobAssist.Mobile.Simulation.Report;

/// <summary>Several policies over a few values of one quantity, evenly spaced, with intervals.</summary>
internal static class LineChart
{
    private const int Width = 860, Height = 440, Left = 70, Right = 600, Top = 50, Bottom = 380;

    /// <summary>Series stand so many pixels beside each other, so that their intervals can be told apart.</summary>
    private const double Beside = 5;

    public static string Of(string title, string across, string up, IReadOnlyList<string> values, IReadOnlyList<(string Name, IReadOnlyList<Estimate> Points)> series)
    {
        var svg = new Svg(Width, Height);
        var scale = new Scale([.. series.SelectMany(s => s.Points).SelectMany(p => new[] { p.Low, p.High })], Bottom, Top);
        double X(int value) => Left + 30 + value * (Right - Left - 60.0) / Math.Max(1, values.Count - 1);

        svg.Words(Left, 26, title, size: 15, bold: true);
        foreach (var tick in scale.Ticks)
        {
            svg.Line(Left, scale.At(tick), Right, scale.At(tick), tick == 0 ? Svg.Ink : Svg.Faint);
            svg.Words(Left - 8, scale.At(tick) + 4, tick.ToString(scale.Format), "end");
        }

        svg.WordsUp(22, (Top + Bottom) / 2.0, up);
        for (var value = 0; value < values.Count; value++) svg.Words(X(value), Bottom + 22, values[value], "middle");
        svg.Words((Left + Right) / 2.0, Bottom + 46, across, "middle");

        for (var at = 0; at < series.Count; at++)
        {
            var (colour, beside) = (Svg.ColourOf(at), (at - (series.Count - 1) / 2.0) * Beside);
            var points = series[at].Points;
            for (var value = 0; value < points.Count; value++)
            {
                var (x, y) = (X(value) + beside, scale.At(points[value].Mean));
                svg.Line(x, scale.At(points[value].Low), x, scale.At(points[value].High), colour, 1.5);
                if (value > 0) svg.Line(X(value - 1) + beside, scale.At(points[value - 1].Mean), x, y, colour, 2);
                svg.Mark(x, y, at);
            }

            svg.Mark(Right + 24, Top + 14 + 24 * at, at);
            svg.Words(Right + 36, Top + 18 + 24 * at, series[at].Name);
        }

        svg.Words(Right + 16, Top + 30 + 24 * series.Count, "bars: 95 % over seeds", size: 11);
        return svg.ToString();
    }
}

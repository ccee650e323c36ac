using JobAssist.Mobile.Simulation.Statistics;

namespace JobAssist.Mobile.Simulation.Report;

/// <summary>One row a market, one mark with interval a policy; lines upright where a goal lies.</summary>
internal static class RowChart
{
    private const int Width = 860, Left = 300, Right = 820, Top = 84, RowHeight = 26;

    public static string Of(string title, string across, IReadOnlyList<string> rows, IReadOnlyList<(string Name, IReadOnlyList<Estimate> Points)> series, IReadOnlyList<(double At, string Words)> goals)
    {
        var bottom = Top + RowHeight * rows.Count;
        var svg = new Svg(Width, bottom + 70);
        var scale = new Scale([.. series.SelectMany(s => s.Points).SelectMany(p => new[] { p.Low, p.High }), .. goals.Select(g => g.At)], Left, Right);

        svg.Words(20, 26, title, size: 15, bold: true);
        for (var at = 0; at < series.Count; at++)
        {
            svg.Mark(30 + 170 * at, 50, at);
            svg.Words(42 + 170 * at, 54, series[at].Name);
        }

        foreach (var tick in scale.Ticks)
        {
            svg.Line(scale.At(tick), Top, scale.At(tick), bottom, tick == 0 ? Svg.Ink : Svg.Faint);
            svg.Words(scale.At(tick), bottom + 20, tick.ToString(scale.Format), "middle");
        }

        foreach (var (at, words) in goals)
        {
            svg.Line(scale.At(at), Top - 6, scale.At(at), bottom, Svg.Ink, 1, "4 3");
            svg.Words(scale.At(at), Top - 10, words, "middle", 11);
        }

        for (var row = 0; row < rows.Count; row++)
        {
            var middle = Top + RowHeight * (row + 0.5);
            svg.Words(Left - 12, middle + 4, rows[row], "end");
            for (var at = 0; at < series.Count; at++)
            {
                var (point, y) = (series[at].Points[row], middle + (at - (series.Count - 1) / 2.0) * 9);
                svg.Line(scale.At(point.Low), y, scale.At(point.High), y, Svg.ColourOf(at), 1.5);
                svg.Mark(scale.At(point.Mean), y, at);
            }
        }

        svg.Words((Left + Right) / 2.0, bottom + 44, across, "middle");
        svg.Words((Left + Right) / 2.0, bottom + 60, "bars: 95 % over seeds", "middle", 11);
        return svg.ToString();
    }
}

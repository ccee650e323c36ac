using System.Text;

namespace JobAssist.Mobile.Simulation.Report;

/// <summary>A small picture in SVG: lines, dots and words on white, readable without colour because marks differ too.</summary>
internal sealed class Svg(int width, int height)
{
    public const string Ink = "#222", Faint = "#ddd";
    private static readonly string[] Colours = ["#b2431f", "#1f6fb2", "#3d8a3d", "#7a4fa3", "#8a8a8a"];
    private readonly StringBuilder _body = new();

    public static string ColourOf(int series) => Colours[series % Colours.Length];

    public void Line(double x1, double y1, double x2, double y2, string colour, double thick = 1, string dashes = "") =>
        _body.Append($"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" stroke=\"{colour}\" stroke-width=\"{thick:F1}\"{(dashes.Length == 0 ? "" : $" stroke-dasharray=\"{dashes}\"")}/>\n");

    /// <param name="anchor">start, middle or end.</param>
    public void Words(double x, double y, string text, string anchor = "start", int size = 12, bool bold = false) =>
        _body.Append($"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" font-size=\"{size}\"{(bold ? " font-weight=\"bold\"" : "")} fill=\"{Ink}\">{Escaped(text)}</text>\n");

    public void WordsUp(double x, double y, string text) =>
        _body.Append($"<text transform=\"translate({x:F1} {y:F1}) rotate(-90)\" text-anchor=\"middle\" font-size=\"12\" fill=\"{Ink}\">{Escaped(text)}</text>\n");

    /// <summary>The mark of a series: dot, square, diamond, triangle, ring.</summary>
    public void Mark(double x, double y, int series)
    {
        var colour = ColourOf(series);
        _body.Append((series % Colours.Length) switch
        {
            0 => $"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"4\" fill=\"{colour}\"/>\n",
            1 => $"<rect x=\"{x - 4:F1}\" y=\"{y - 4:F1}\" width=\"8\" height=\"8\" fill=\"{colour}\"/>\n",
            2 => $"<path d=\"M{x:F1} {y - 5:F1} l5 5 l-5 5 l-5 -5 z\" fill=\"{colour}\"/>\n",
            3 => $"<path d=\"M{x:F1} {y - 5:F1} l5 9 l-10 0 z\" fill=\"{colour}\"/>\n",
            _ => $"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"4\" fill=\"white\" stroke=\"{colour}\" stroke-width=\"2\"/>\n",
        });
    }

    public override string ToString() =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\">\n"
        + $"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n{_body}</svg>\n";

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}

using System.Globalization;
using System.Xml.Linq;

namespace JobAssist.Mobile.Infra.Duty.Report;

/// <summary>The report as one picture: a bar for each county, parts in the order met, excused, in work, at risk, missed; colours that the colour-blind tell apart, and the numbers beside them.</summary>
public static class DutyPicture
{
    private const int Width = 860, Left = 150, Bar = 460, Row = 34, Top = 84;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // Okabe and Ito, "Color Universal Design", 2008.
    private static readonly (DutyStanding Standing, string Name, string Colour)[] Parts =
    [
        (DutyStanding.Met, "已告知", "#009E73"), (DutyStanding.Excused, "不计入", "#999999"), (DutyStanding.InWork, "进行中", "#56B4E9"),
        (DutyStanding.AtRisk, "快到期", "#E69F00"), (DutyStanding.Missed, "没做到", "#D55E00"),
    ];

    /// <summary>What a reader calls it.</summary>
    public static string NameOf(DutyStanding standing) => Parts.Single(part => part.Standing == standing).Name;

    public static string Of(DutyReport report)
    {
        var height = Top + (Math.Max(1, report.Counties.Count) * Row) + 16;
        var picture = new XElement(Svg + "svg", new XAttribute("width", Width), new XAttribute("height", height), new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("font-family", "\"Noto Sans CJK SC\",\"Microsoft YaHei\",sans-serif"), new XAttribute("font-size", 14), new XAttribute("role", "img"),
            // On a phone the whole of it, smaller, instead of its left half.
            new XAttribute("style", "max-width:100%;height:auto"));
        picture.Add(new XElement(Svg + "title", Title(report)), Box(0, 0, Width, height, "#FFFFFF"), Text(16, 28, Title(report), 18));
        for (var part = 0; part < Parts.Length; part++)
        {
            picture.Add(Box(16 + (part * 110), 46, 14, 14, Parts[part].Colour), Text(36 + (part * 110), 58, $"{Parts[part].Name} {Whole(report.Of(Parts[part].Standing))}"));
        }

        if (report.Counties.Count == 0) picture.Add(Text(16, Top + 20, "这个月没有要告知的人。"));
        for (var at = 0; at < report.Counties.Count; at++) Add(picture, report.Counties[at], Top + (at * Row));
        return picture.ToString(SaveOptions.DisableFormatting);
    }

    private static string Title(DutyReport report) => $"{report.Month.Year}年{report.Month.Number}月岗位信息告知：应告知 {Whole(report.Owed)} 人次";

    private static void Add(XElement picture, DutyCounty county, int y)
    {
        picture.Add(Text(16, y + 18, county.Name));
        double x = Left;
        foreach (var (standing, _, colour) in Parts)
        {
            var width = county.Owed == 0 ? 0 : (double)Bar * county.Of(standing) / county.Owed;
            if (width > 0) picture.Add(Box(x, y + 4, width, 20, colour));
            x += width;
        }

        var missed = county.Slots.Sum(slot => slot.MissedByUs);
        picture.Add(Text(Left + Bar + 12, y + 18, $"{Whole(county.Of(DutyStanding.Met))}/{Whole(county.Owed)}" + (missed > 0 ? $"，没做到 {Whole(missed)}" : "")));
    }

    private static XElement Box(double x, double y, double width, double height, string fill) => new(Svg + "rect",
        new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("width", Number(width)), new XAttribute("height", Number(height)), new XAttribute("fill", fill));

    private static XElement Text(double x, double y, string text, int size = 14) => new(Svg + "text",
        new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("font-size", size), text);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

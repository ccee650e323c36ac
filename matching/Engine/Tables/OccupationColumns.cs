using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>What a gate and a wish need to know of each occupation that has a posting.</summary>
internal sealed class OccupationColumns
{
    private readonly Dictionary<string, OccupationRow> _rows;
    private readonly Dictionary<(string, string), int> _links;

    public OccupationColumns(CodeBook codes, CodeBook skills, MarketRows rows)
    {
        _rows = Sorted(rows.Occupations, o => o.Code).ToDictionary(o => o.Code, StringComparer.Ordinal);
        _links = Links(rows.Closeness);
        var hazards = Sorted(rows.Hazards, h => h.OccupationCode).ToDictionary(h => h.OccupationCode, StringComparer.Ordinal);

        Row = new OccupationRow[codes.Count];
        Hazard = new HazardRow[codes.Count];
        Demands = new int[codes.Count][][];
        for (var o = 0; o < codes.Count; o++)
        {
            Row[o] = RowOf(codes[o]);
            Hazard[o] = hazards.GetValueOrDefault(codes[o]) ?? new HazardRow { OccupationCode = codes[o] };
            Demands[o] = [.. Row[o].Certificates.Select(d => d.AnyOfSkills.Select(skills.NumberOf).ToArray())];
        }
    }

    public OccupationRow[] Row { get; }
    public HazardRow[] Hazard { get; }

    /// <summary>Per occupation, per demand, the skills of which one certificate is enough.</summary>
    public int[][][] Demands { get; }

    /// <summary>An occupation outside the catalogue has no group, no licence and no known hazards.</summary>
    public OccupationRow RowOf(string code) =>
        _rows.GetValueOrDefault(code) ?? new OccupationRow { Code = code, Name = code, GroupCode = "" };

    /// <summary>The curated link in percent, 0 when there is none.</summary>
    public int LinkOf(string one, string other) => _links.GetValueOrDefault((one, other));

    /// <summary>A licensed occupation whose papers nobody has entered: nobody can show to hold them.</summary>
    public bool IsClosedToAll(int occupation) => Row[occupation].Licensed && Demands[occupation].Length == 0;

    public bool BarredFor(LegalClass legal, int occupation) => legal switch
    {
        LegalClass.None => false,
        LegalClass.StatutoryListApplies => Hazard[occupation].StatutoryItems.Count > 0,
        LegalClass.Aged16To17 => !Hazard[occupation].Known || Hazard[occupation].JuvenileItems.Count > 0 || Hazard[occupation].StatutoryItems.Count > 0,
        _ => true,
    };

    private static Dictionary<(string, string), int> Links(IEnumerable<ClosenessRow> rows)
    {
        var links = new Dictionary<(string, string), int>();
        foreach (var row in rows)
        {
            foreach (var pair in ((string, string)[])[(row.FromCode, row.ToCode), (row.ToCode, row.FromCode)])
                links[pair] = Math.Max(links.GetValueOrDefault(pair), Math.Clamp(row.Percent, 1, 99));
        }

        return links;
    }

    private static IEnumerable<T> Sorted<T>(IEnumerable<T> rows, Func<T, string> code) => rows.OrderBy(code, StringComparer.Ordinal);
}

using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>What a gate and a wish need to know of each occupation that has a posting.</summary>
internal sealed class OccupationColumns
{
    private readonly Dictionary<string, OccupationRow> _rows;

    public OccupationColumns(CodeBook codes, CodeBook skills, MarketRows rows, Weights weights)
    {
        _rows = Sorted(rows.Occupations, o => o.Code).ToDictionary(o => o.Code, StringComparer.Ordinal);
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

        var families = Row.Select(o => o.GroupCode).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Family = [.. Row.Select(o => families.IndexOf(o.GroupCode))];
        Families = families.Count;
        Closeness = new ClosenessMatrix([.. _rows.Values, .. Row], rows, weights);
        Number = Array.ConvertAll(Row, row => Closeness.NumberOf(row.Code));
    }

    public OccupationRow[] Row { get; }
    public HazardRow[] Hazard { get; }

    /// <summary>The occupational group of each occupation, numbered in the order of the codes.</summary>
    public int[] Family { get; }
    public int Families { get; }

    /// <summary>Kinds of work are the occupations, by their numbers, and behind them the families.</summary>
    public int Kinds => Row.Length + Families;

    /// <summary>Per occupation, its number in <see cref="Closeness"/>.</summary>
    public int[] Number { get; }

    /// <summary>Per occupation, per demand, the skills of which one certificate is enough.</summary>
    public int[][][] Demands { get; }

    public int KindOfFamily(int family) => Row.Length + family;

    /// <summary>An occupation outside the catalogue has no group, no licence and no known hazards.</summary>
    public OccupationRow RowOf(string code) =>
        _rows.GetValueOrDefault(code) ?? new OccupationRow { Code = code, Name = code, GroupCode = "" };

    /// <summary>How near any two occupations of the catalogue or the market are.</summary>
    public ClosenessMatrix Closeness { get; }

    /// <summary>A licensed occupation whose papers nobody has entered: nobody can show to hold them.</summary>
    public bool IsClosedToAll(int occupation) => Row[occupation].Licensed && Demands[occupation].Length == 0;

    public bool BarredFor(LegalClass legal, int occupation) => legal switch
    {
        LegalClass.None => false,
        LegalClass.StatutoryListApplies => Hazard[occupation].StatutoryItems.Count > 0,
        LegalClass.Aged16To17 => !Hazard[occupation].Known || Hazard[occupation].JuvenileItems.Count > 0 || Hazard[occupation].StatutoryItems.Count > 0,
        _ => true,
    };

    private static IEnumerable<T> Sorted<T>(IEnumerable<T> rows, Func<T, string> code) => rows.OrderBy(code, StringComparer.Ordinal);
}

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>One worker in the numbers of one market, cheap enough to be made for every question: what depends on home alone is shared.</summary>
internal sealed class Seeker
{
    private readonly HomeTies _home;

    public Seeker(Market market, WorkerRow row)
    {
        Row = row;
        _home = market.Homes.Of(row.HomeCountyCode, row.HomeTownshipCode);
        Wanted = new int[row.WantedOccupations.Count];
        for (var step = 0; step < Wanted.Length; step++) Wanted[step] = market.Occupations.Closeness.NumberOf(row.WantedOccupations[step]);
        AwayMonths = Months.Between(row.AwayFromMonth, row.AwayToMonth);
        (SkillLevel, Certified) = SkillsOf(market, row);
    }

    public WorkerRow Row { get; }
    public ushort AwayMonths { get; }

    /// <summary>The wanted occupations as numbers of closeness, −1 where nobody knows one.</summary>
    public int[] Wanted { get; }

    /// <summary>Per place, whether its town is paired with home.</summary>
    public bool[] Paired => _home.Paired;

    /// <summary>Per place, whether it is in the home county.</summary>
    public bool[] AtHome => _home.AtHome;

    /// <summary>Per skill the highest level held, −1 when not held.</summary>
    public sbyte[] SkillLevel { get; }

    /// <summary>Per skill, whether an unexpired certificate is held.</summary>
    public bool[] Certified { get; }

    public bool IsJoined(int place) => _home.IsJoined(place);

    /// <summary>Whether an agreement that joins the place names the posting's employer.</summary>
    public bool IsDirected(Market market, int posting) => _home.IsDirected(market.Postings, posting);

    /// <summary>Whether an unexpired certificate of one of the skills is held.</summary>
    public bool HoldsOneOf(int[] skills)
    {
        foreach (var skill in skills)
        {
            if (Certified[skill]) return true;
        }

        return false;
    }

    private static (sbyte[] Level, bool[] Certified) SkillsOf(Market market, WorkerRow row)
    {
        var level = new sbyte[market.Codes.Skills.Count];
        var certified = new bool[level.Length];
        Array.Fill(level, (sbyte)-1);
        foreach (var held in row.Skills)
        {
            if (market.Codes.Skills.NumberOf(held.Code) is not (>= 0 and var skill)) continue;
            level[skill] = (sbyte)Math.Max(level[skill], Math.Clamp(held.Level, 0, 100));
            certified[skill] |= held.Certified && !(held.ExpiresOn < market.Today);
        }

        return (level, certified);
    }
}

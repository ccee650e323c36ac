using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>
/// Two to six agreements a home county, seven in ten with a prefecture and three with a province, the prefectures by their
/// size; besides, one in fifteen that has expired or was ended.
/// </summary>
internal sealed class Agreements
{
    /// <summary>A region that takes a home's people: its prefecture (−1: the whole province) and county (−1: the whole prefecture).</summary>
    internal readonly record struct Target(int Province, int Prefecture, int County)
    {
        public string Code => County >= 0 ? Country.CountyCodes[County] : Prefecture >= 0 ? Country.PrefectureCodes[Prefecture] : Country.ProvinceCodes[Province];
    }

    private readonly Country _country;
    private readonly Shape _shape;
    private readonly DateOnly _today;

    public Agreements(Country country, Shape shape, ulong seed, DateOnly today)
    {
        (_country, _shape, _today) = (country, shape, today);
        var rows = new List<AgreementRow>();
        for (var home = 0; home < Country.Homes; home++)
        {
            var dice = Dice.For(seed, Kind.Agreement, home);
            var count = dice.Between(shape.FewestAgreements, shape.MostAgreements);
            var targets = new List<Target>();
            while (targets.Count < count)
            {
                if (Draw(home, ref dice) is var target && !targets.Contains(target)) targets.Add(target);
            }

            rows.AddRange(targets.Select(target => Row(home, target, ref dice, ended: false)));
            if (dice.Percent(27)) rows.Add(Row(home, Draw(home, ref dice), ref dice, ended: true));
            Targets[home] = [.. targets];
        }

        Rows = [.. rows];
    }

    public AgreementRow[] Rows { get; }

    /// <summary>What the agreements in force open to each home.</summary>
    public Target[][] Targets { get; } = new Target[Country.Homes][];

    private Target Draw(int home, ref Dice dice)
    {
        var own = Country.CountyOfHome(home) / Country.CountiesEach;
        while (true)
        {
            var prefecture = _country.DrawPrefecture(ref dice);
            if (prefecture == own) continue;
            if (_shape.Narrow) return new Target(Country.ProvinceOf(prefecture), prefecture, _country.DrawCountyIn(prefecture, ref dice));
            if (dice.Percent(70)) return new Target(Country.ProvinceOf(prefecture), prefecture, -1);
            var province = dice.Below(Country.Provinces);
            if (province != Country.ProvinceOf(own)) return new Target(province, -1, -1);
        }
    }

    private AgreementRow Row(int home, Target target, ref Dice dice, bool ended)
    {
        var county = Country.CountyCodes[Country.CountyOfHome(home)];
        var from = _today.AddDays(-dice.Between(30, 900));
        var expired = ended && dice.Percent(60);
        return new AgreementRow
        {
            Id = dice.Id(),
            Parties =
            [
                new AgreementParty(county, dice.Percent(10) ? PartyRole.Both : PartyRole.Sending),
                new AgreementParty(target.Code, dice.Percent(10) ? PartyRole.Both : PartyRole.Receiving),
            ],
            ValidFrom = from,
            ValidTo = expired ? _today.AddDays(-dice.Between(1, 20)) : _today.AddDays(dice.Between(30, 900)),
            EndedOn = ended && !expired ? _today.AddDays(-dice.Between(0, 20)) : null,
            Pairings = dice.Percent(40) ? [new CountyTowns(county, Some(3, ref dice, (ref d) => Country.TownCodes[_country.DrawTownIn(CountyIn(target, ref d), ref d)]))] : [],
            DirectedEmployers = dice.Percent(50) ? Some(4, ref dice, (ref d) => Employers.NameOf(PrefectureIn(target, ref d), Employers.DrawKnown(ref d))) : [],
        };
    }

    public int PrefectureIn(Target target, ref Dice dice) =>
        target.Prefecture >= 0 ? target.Prefecture : _country.DrawPrefectureIn(target.Province, ref dice);

    public int CountyIn(Target target, ref Dice dice) =>
        target.County >= 0 ? target.County : _country.DrawCountyIn(PrefectureIn(target, ref dice), ref dice);

    private delegate string Draws(ref Dice dice);

    private static string[] Some(int most, ref Dice dice, Draws draw)
    {
        var some = new HashSet<string>(StringComparer.Ordinal);
        for (var n = dice.Between(1, most); n > 0; n--) some.Add(draw(ref dice));
        return [.. some.Order(StringComparer.Ordinal)];
    }
}

using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>Makes posting number n: place, work, pay and terms by stated shares; 88 of 100 are open on the day.</summary>
internal sealed class Postings(Country country, Trades trades, Shape shape, ulong seed, DateOnly today, long workers, int count)
{
    private const int MostHeads = 500;
    private static readonly Lognormal Wages = new(5_650, 0.35, 50);
    private static readonly int[] Spreads = [0, 150, 250, 500, 750, 1_000];
    private readonly Zipf _headcounts = new(MostHeads, shape.Headcounts);
    private readonly double _headShare = HeadShareOf(shape, workers, count);

    public PostingRow Of(int number)
    {
        var dice = Dice.For(seed, Kind.Posting, number);
        var prefecture = country.DrawPrefecture(ref dice);
        var occupation = trades.DrawOccupation(ref dice);
        var place = PlaceIn(prefecture, ref dice);
        var heads = Math.Max(1, (int)((_headcounts.Draw(ref dice) + 1) * _headShare + 0.5));
        var time = (WorkTime)(1 + dice.Pick([88, 8, 4]));
        int? hours = time is WorkTime.FullTime || dice.Percent(15) ? null : dice.Between(12, 36);
        var (low, high) = PayOf(time, hours, ref dice);
        var season = dice.Percent(12) ? dice.Between(1, 12) : (int?)null;
        var row = new PostingRow
        {
            Id = dice.Id(),
            PublishedAt = default,
            OccupationCode = Trades.Codes[occupation],
            WorkplaceCode = place,
            EmployerRef = Employers.NameOf(prefecture, Employers.Draw(ref dice)),
            Kind = season is null ? (PostKind)(1 + 2 * dice.Pick([94, 6])) : PostKind.Seasonal,
            Arrangement = (WorkArrangement)(1 + dice.Pick([70, 15, 8, 4, 3])),
            MonthMinFen = low * 100,
            MonthMaxFen = high * 100,
            PayBasis = (PayBasis)(1 + dice.Pick([65, 12, 13, 10])),
            WorkTime = time,
            HoursPerWeek = time is WorkTime.FullTime ? null : hours,
            Shift = (ShiftPattern)(1 + dice.Pick([52, 22, 8, 4, 6, 8])),
            Dormitory = (Dormitory)(1 + dice.Pick([35, 25, 40])),
            Meals = (Meals)(1 + dice.Pick([30, 25, 15, 30])),
            CoupleRooms = dice.Percent(25),
            TravelOrganised = dice.Percent(30),
            Training = dice.Percent(35),
            Contract = (ContractKind)(1 + dice.Pick([82, 14, 4])),
            SocialInsurance = dice.Percent(65),
            SkillsRequired = SkillsOf(occupation, dice.Pick([35, 30, 20, 10, 5]), ref dice),
            SkillsLiked = SkillsOf(occupation, dice.Pick([50, 30, 20]), ref dice),
            EducationMin = (Education)(1 + dice.Pick([40, 15, 25, 8, 6, 4, 2])),
            CertificateSkill = dice.Percent(2) ? Trades.SkillCodes[Trades.FirstLicence + dice.Below(Trades.Licences)] : null,
            SeasonFromMonth = season,
            SeasonToMonth = season is { } first ? 1 + (first + dice.Between(0, 5)) % 12 : null,
            OpensOn = default,
            StartsOn = default,
            ClosesOn = default,
            TargetGroupFirstDays = dice.Percent(15) ? dice.Between(3, 14) : 0,
            Headcount = heads,
            Standing = (EmployerStanding)(1 + dice.Pick([40, 50, 10])),
            LastCallOn = dice.Percent(60) ? today.AddDays(-dice.Below(90)) : null,
            PeopleKept = dice.Percent(60) ? dice.Below(35) : null,
            Told = dice.Percent(50) ? dice.Below(20 * heads) : null,
            Applied = dice.Percent(70) ? dice.Below(3 * heads + 1) : null,
        };
        return WithDays(row, heads, ref dice);
    }

    private string PlaceIn(int prefecture, ref Dice dice)
    {
        var finest = dice.Pick(shape.Narrow ? [0, 40, 60] : [15, 35, 50]);
        if (finest == 0) return Country.PrefectureCodes[prefecture];
        var county = country.DrawCountyIn(prefecture, ref dice);
        return finest == 1 ? Country.CountyCodes[county] : Country.TownCodes[country.DrawTownIn(county, ref dice)];
    }

    private static (int Low, int High) PayOf(WorkTime time, int? hours, ref Dice dice)
    {
        var (middle, spread) = (Wages.Draw(ref dice), Spreads[dice.Pick([20, 15, 20, 20, 15, 10])]);
        if (time is not WorkTime.FullTime) (middle, spread) = (middle * Math.Min(44, (hours ?? 22) + 4) / 44 / 50 * 50, spread / 100 * 50);
        return (Math.Max(500, middle - spread), Math.Max(500, middle + spread));
    }

    private SkillLevel[] SkillsOf(int occupation, int wanted, ref Dice dice)
    {
        var skills = new List<SkillLevel>(wanted);
        while (skills.Count < wanted)
        {
            var code = Trades.SkillCodes[trades.DrawSkill(Trades.GroupOf(occupation), ref dice)];
            if (!skills.Exists(s => s.Code == code)) skills.Add(new SkillLevel(code, dice.Pick([25, 35, 25, 15])));
        }

        return [.. skills];
    }

    /// <summary>Open in 88 of 100 cases; else not yet open, closed, full or suspended.</summary>
    private PostingRow WithDays(PostingRow row, int heads, ref Dice dice)
    {
        var state = dice.Pick([88, 3, 4, 3, 2]);
        var opens = state == 1 ? today.AddDays(dice.Between(1, 10)) : today.AddDays(-dice.Below(60));
        var closes = state == 2 ? today.AddDays(-1 - dice.Below(30)) : today.AddDays(dice.Below(60));
        return row with
        {
            OpensOn = opens,
            ClosesOn = closes,
            StartsOn = opens.AddDays(dice.Below(75)),
            PublishedAt = new DateTimeOffset(opens.AddDays(-dice.Below(3)), new TimeOnly(8 + dice.Below(10), dice.Below(60)), TimeSpan.Zero),
            Filled = state == 3 ? heads : dice.Percent(40) ? dice.Below(heads) : 0,
            Standing = state == 4 ? EmployerStanding.Suspended : row.Standing,
        };
    }

    /// <summary>
    /// What the headcounts are multiplied with, so that twenty notices a free place meet the wanted share of five a worker.
    /// Of the heads of open postings four fifths are free.
    /// </summary>
    private static double HeadShareOf(Shape shape, long workers, int count)
    {
        if (shape.DemandMet is not { } met) return 1;
        var zipf = new Zipf(MostHeads, shape.Headcounts);
        var target = met * 5 * workers / 20 / (0.88 * count * 0.8);
        double low = 0, high = 1_000;
        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            if (zipf.Mean(rank => Math.Max(1, (int)((rank + 1) * middle + 0.5))) < target) low = middle;
            else high = middle;
        }

        return high;
    }
}

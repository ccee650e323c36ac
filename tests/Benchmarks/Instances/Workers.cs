using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>Makes worker number n: home, skills, wishes and refusals by stated shares.</summary>
internal sealed class Workers(Country country, Trades trades, Agreements agreements, ulong seed, DateOnly today)
{
    private static readonly Lognormal Floors = new(4_600, 0.28, 100);
    private static readonly HeldSkill[] Plain = [.. Enumerable.Range(0, Trades.Skills * 4).Select(n => new HeldSkill(Trades.SkillCodes[n / 4], n % 4))];

    public WorkerRow Of(long number)
    {
        var dice = Dice.For(seed, Kind.Worker, number);
        var home = country.DrawHome(ref dice);
        var county = Country.CountyOfHome(home);
        var first = trades.DrawOccupation(ref dice);
        var priority = (PriorityClass)(3 - dice.Pick([70, 20, 10]));
        var away = dice.Percent(30) ? dice.Between(1, 12) : (int?)null;
        return new WorkerRow
        {
            Id = dice.Id(),
            HomeCountyCode = Country.CountyCodes[county],
            HomeTownshipCode = dice.Percent(60) ? Country.TownCodes[country.DrawTownIn(county, ref dice)] : null,
            Skills = SkillsOf(first, ref dice),
            Education = (Education)(1 + dice.Pick([6, 30, 42, 9, 6, 5, 2])),
            WantedOccupations = WantedOf(first, dice.Pick([2, 38, 33, 27]), ref dice),
            WageFloorFen = dice.Percent(12) ? 0 : Floors.Draw(ref dice) * 100,
            PreferredDestinations = DestinationsOf(home, county, dice.Pick([20, 38, 27, 12, 3]), ref dice),
            CannotLeaveCounty = dice.Percent(8),
            NeedsDormitory = dice.Percent(55),
            NeedsCoupleRoom = dice.Percent(15),
            OnlyTogether = dice.Percent(4),
            NoNightShift = dice.Percent(25),
            AcceptsAnySuitable = dice.Percent(10),
            AwayFromMonth = away,
            AwayToMonth = away is { } from ? 1 + (from + dice.Between(1, 9)) % 12 : null,
            LegalClass = LegalOf(dice.Below(1_000)),
            PriorityClass = priority,
            TargetGroup = priority is not PriorityClass.Ordinary || dice.Percent(8),
            Personalised = !dice.Percent(1),
        };
    }

    /// <summary>Mostly women and men of age; ten in a thousand are 16 or 17, one is younger.</summary>
    private static LegalClass LegalOf(int draw) =>
        draw < 450 ? LegalClass.StatutoryListApplies : draw < 460 ? LegalClass.Aged16To17 : draw < 461 ? LegalClass.Under16 : LegalClass.None;

    private string[] WantedOf(int first, int count, ref Dice dice)
    {
        if (count == 0) return [];
        var wanted = new string[count];
        wanted[0] = Trades.Codes[first];
        for (var n = 1; n < count;)
        {
            var next = Trades.Codes[dice.Percent(60) ? trades.DrawOccupationIn(Trades.GroupOf(first), ref dice) : trades.DrawOccupation(ref dice)];
            if (Array.IndexOf(wanted, next, 0, n) < 0) wanted[n++] = next;
        }

        return wanted;
    }

    private HeldSkill[] SkillsOf(int first, ref Dice dice)
    {
        var demands = trades.Rows[first].Certificates;
        var licence = demands.Count > 0 ? dice.Percent(70) : dice.Percent(4);
        var count = dice.Pick([3, 12, 20, 24, 20, 13, 8]);
        if (licence) count = Math.Max(1, count);
        var skills = new HeldSkill[count];
        var have = 0;
        if (licence)
        {
            var code = demands.Count > 0 ? demands[0].AnyOfSkills[dice.Below(demands[0].AnyOfSkills.Count)] : Trades.SkillCodes[Trades.FirstLicence + dice.Below(Trades.Licences)];
            skills[have++] = new HeldSkill(code, dice.Below(4), Certified: !dice.Percent(10), dice.Percent(50) ? null : today.AddDays(dice.Between(-100, 900)));
        }

        while (have < count)
        {
            var skill = Plain[4 * trades.DrawSkill(Trades.GroupOf(first), ref dice) + dice.Pick([20, 40, 25, 15])];
            if (!Holds(skills, have, skill.Code)) skills[have++] = skill;
        }

        return skills;
    }

    private static bool Holds(HeldSkill[] skills, int have, string code)
    {
        for (var n = 0; n < have; n++)
        {
            if (ReferenceEquals(skills[n].Code, code)) return true;
        }

        return false;
    }

    private string[] DestinationsOf(int home, int county, int count, ref Dice dice)
    {
        if (count == 0) return [];
        var wanted = new string[count];
        for (var n = 0; n < count;)
        {
            var next = DestinationOf(home, county, ref dice);
            if (Array.IndexOf(wanted, next, 0, n) < 0) wanted[n++] = next;
        }

        return wanted;
    }

    /// <summary>Mostly where an agreement leads: its region, a prefecture or a county in it; else any place one has heard of.</summary>
    private string DestinationOf(int home, int county, ref Dice dice)
    {
        var targets = agreements.Targets[home];
        var target = targets[dice.Below(targets.Length)];
        return dice.Pick([35, 27, 18, 4, 9, 4, 3]) switch
        {
            0 => target.Code,
            1 => Country.PrefectureCodes[agreements.PrefectureIn(target, ref dice)],
            2 => Country.CountyCodes[agreements.CountyIn(target, ref dice)],
            3 => Country.TownCodes[country.DrawTownIn(agreements.CountyIn(target, ref dice), ref dice)],
            4 => Country.PrefectureCodes[country.DrawPrefecture(ref dice)],
            5 => Country.CountyCodes[county],
            _ => WorkerRow.AnyPlace,
        };
    }
}

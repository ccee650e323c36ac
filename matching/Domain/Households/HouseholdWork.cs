using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;

namespace JobAssist.Mobile.Domain.Households;

/// <summary>
/// Who of a household can work, wants to and does, on one day. Zero employment has two readings (policy row L5): whether
/// anybody able is idle, and whether somebody able who also wishes to work is; the target is the second.
/// </summary>
/// <param name="Able">Members on the 2016 list.</param>
/// <param name="Wishing">Of these, members who want work.</param>
/// <param name="Working">Members of any age who are in work.</param>
public sealed record HouseholdWork(int Able, int Wishing, int Working)
{
    /// <summary>Somebody is able and nobody works.</summary>
    public bool IsZeroEmployment => Able > 0 && Working == 0;

    /// <summary>Somebody is able and wishes to work, and nobody works.</summary>
    public bool IsZeroEmploymentWithWish => Wishing > 0 && Working == 0;

    /// <summary>Counts the members of one household on <paramref name="day"/>.</summary>
    public static HouseholdWork Of(IEnumerable<Worker> members, DateOnly day)
    {
        var (able, wishing, working) = (0, 0, 0);
        foreach (var member in members)
        {
            if (IsInWork(member.Employment)) working++;
            if (YearlyList2016.WhyNot(member.BirthOn, member.Sex, member.Exclusion, day) is not null) continue;
            able++;
            if (member.Intention == WorkIntention.WantsWork) wishing++;
        }

        return new HouseholdWork(able, wishing, working);
    }

    /// <summary>Away, near home or on a public post; farming does not count as work here.</summary>
    public static bool IsInWork(EmploymentSituation employment) =>
        employment is EmploymentSituation.AwayOutOfProvince or EmploymentSituation.AwayInProvince or EmploymentSituation.NearHome or EmploymentSituation.PublicPost;
}

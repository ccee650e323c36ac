using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Domain.Policy;

/// <summary>
/// The age band and exclusions of the 2016 list (policy rows B1, B2): men 16–60, women 16–50, full years, both ends
/// included; students other than this year's graduates, serving soldiers, prisoners and people without any working
/// capacity are out. It decides who is on a list, never what a person may be shown (L3).
/// </summary>
public static class YearlyList2016
{
    public const string Rule = "list-2016";
    private const int YoungestAge = 16;
    private const int OldestMan = 60;
    private const int OldestWoman = 50;

    /// <summary>Why a person is not on the list on <paramref name="day"/>; null: on the list.</summary>
    public static NotOnList? WhyNot(DateOnly birthOn, Sex sex, ListExclusion? exclusion, DateOnly day)
    {
        var age = Ages.FullYears(birthOn, day);
        if (age < YoungestAge) return NotOnList.AgeBelow;
        if (age > (sex == Sex.Male ? OldestMan : OldestWoman)) return NotOnList.AgeAbove;
        return exclusion switch
        {
            ListExclusion.Student => NotOnList.Student,
            ListExclusion.Soldier => NotOnList.Soldier,
            ListExclusion.Prisoner => NotOnList.Prisoner,
            ListExclusion.NoCapacity => NotOnList.NoCapacity,
            _ => null,
        };
    }
}

/// <summary>The reason that kept somebody off the list.</summary>
public enum NotOnList
{
    AgeBelow = 1,
    AgeAbove = 2,
    Student = 3,
    Soldier = 4,
    Prisoner = 5,
    NoCapacity = 6,
}

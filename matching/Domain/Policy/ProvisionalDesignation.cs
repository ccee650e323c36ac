using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Domain.Policy;

/// <summary>
/// Who counts as hard to employ until townships decide case by case: wants work, is on the 2016 list, and is unemployed,
/// returned home or farming. Everybody else who wants work is an ordinary job-seeker.
/// </summary>
public static class ProvisionalDesignation
{
    public const string Rule = "provisional-2026";

    public static bool Applies(Worker worker, DateOnly day) =>
        worker.SeeksWorkOn(day)
        && YearlyList2016.WhyNot(worker.BirthOn, worker.Sex, worker.Exclusion, day) is null
        && worker.Employment is (EmploymentSituation.Unemployed or EmploymentSituation.ReturnedHome or EmploymentSituation.Farming);
}

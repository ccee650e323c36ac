using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>Local rules as the engine may know them: the number of a limit instead of an age and a sex.</summary>
internal static class LocalRuleRows
{
    public static LocalRuleRow[] Of(IEnumerable<LocalRule> rules, LocalLimits limits, DateOnly day) =>
        [.. rules.Where(rule => rule.IsInForceOn(day)).Select(rule => new LocalRuleRow(rule.RegionCode, rule.Kind, limits.NumberOf(rule), rule.Name))];
}

using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Domain.Policy;

/// <summary>
/// A local rule that keeps people beyond an age from work on building sites, in a region from one day to another (both included). A
/// dated row with its source, never a constant, and off until an operator enables it: such rules differ from city to city, and some
/// rest on an office's notice alone. Example: 上海市《关于进一步规范建筑施工企业用工年龄管理的通知》（沪建质安联〔2019〕346号）.
/// </summary>
/// <param name="RegionCode">Holds for work places inside it, wherever the worker's home is.</param>
/// <param name="OldestAge">Full years, <see cref="LowestAge"/>…<see cref="HighestAge"/>: the last age that is still allowed. “60周岁以上” is 59, because 以上 includes the number (民法典 1259); “超过60周岁” is 60.</param>
/// <param name="Name">What people are told: the rule and the number or day of its document.</param>
/// <param name="Source">The document's full title and offices, and where it was read.</param>
/// <param name="ValidTo">Null: until further notice.</param>
public sealed record LocalRule(string RegionCode, SiteKind Kind, Sex Sex, short OldestAge, string Name, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool Enabled)
{
    /// <summary>Both ends are so chosen that every limit there can be is one bit of 64; see <see cref="LocalLimits"/>.</summary>
    public const int LowestAge = 44;
    public const int HighestAge = 75;
    public const int NameMaxLength = 40;

    public bool IsInForceOn(DateOnly day) => Enabled && ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

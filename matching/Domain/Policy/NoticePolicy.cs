using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Domain.Policy;

/// <summary>Which group of people a notice policy speaks of.</summary>
public enum NoticeCategory
{
    /// <summary>Designated hard to employ (policy row C1).</summary>
    HardToEmploy = 1,

    /// <summary>Everybody else who wants work (policy row C2).</summary>
    JobSeeker = 2,
}

/// <summary>What makes a slot met (policy row L2).</summary>
public enum MetBy
{
    /// <summary>Opened, answered, call record, signed visit or sheet.</summary>
    Evidence = 1,

    /// <summary>The channel's own receipt is enough.</summary>
    Delivery = 2,
}

/// <summary>
/// How often job information is owed in a region to a category, from one day to another (both included). A dated row,
/// never a constant: the nearest region wins, and where a person falls under two categories the higher number does (L1).
/// What is in force on a slot's first day decides, or on the day on which somebody becomes owed later in it; what is owed stays owed
/// until the slot closes, and a policy that asks for more from a day inside the slot adds to it on that day.
/// </summary>
public sealed class NoticePolicy
{
    // What a row says that says nothing else.
    public static readonly TimeOnly UsualHour = new(9, 30);
    public const short UsualFallback = 7;
    public const short UsualSafety = 11;
    public const short UsualWritingDays = 1;

    private NoticePolicy() { } // EF

    public NoticePolicy(NoticePolicyId id, string regionCode, NoticeCategory category, short slotsPerMonth, MetBy metBy, string source, DateOnly validFrom, DateOnly? validTo)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slotsPerMonth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slotsPerMonth, (short)2);
        (Id, RegionCode, Category, SlotsPerMonth, MetBy, Source, ValidFrom, ValidTo) = (id, regionCode, category, slotsPerMonth, metBy, source, validFrom, validTo);
    }

    public NoticePolicyId Id { get; private set; }
    public string RegionCode { get; private set; } = "";
    public NoticeCategory Category { get; private set; }

    /// <summary>0, 1 or 2.</summary>
    public short SlotsPerMonth { get; private set; }
    public MetBy MetBy { get; private set; }

    /// <summary>The hour in Shanghai at which the notices of a slot go out on its first day, whatever the weekday.</summary>
    public TimeOnly SendAt { get; init; } = UsualHour;

    /// <summary>What was sent and brought no evidence goes to a person so many days after the first: 7 is day 8 or 23. From 1.</summary>
    public short FallbackAfterDays { get; init; } = UsualFallback;

    /// <summary>So many days after the first, every slot is met or has a person at work on it: 11 is day 12 or 27. At most 12.</summary>
    public short SafetyAfterDays { get; init; } = UsualSafety;

    /// <summary>Days after the last on which what happened inside the slot may still be written down; then it closes. 0 to 5.</summary>
    public short WritingDays { get; init; } = UsualWritingDays;

    /// <summary>The document that asks for it.</summary>
    public string Source { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }

    public DateOnly FallbackOn(NoticeSlot slot) => slot.FirstDay.AddDays(FallbackAfterDays);

    /// <summary>The safety date of a slot owed only from <paramref name="madeOn"/> on: a late one gets at least one night.</summary>
    public DateOnly SafetyOn(NoticeSlot slot, DateOnly madeOn)
    {
        var day = slot.FirstDay.AddDays(SafetyAfterDays);
        return madeOn < day ? day : madeOn.AddDays(1);
    }

    /// <summary>From the first moment of this day the slot is closed.</summary>
    public DateOnly ClosesOn(NoticeSlot slot) => slot.LastDay.AddDays(1 + WritingDays);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

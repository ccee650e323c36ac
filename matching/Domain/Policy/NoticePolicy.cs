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
/// </summary>
public sealed class NoticePolicy
{
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

    /// <summary>The document that asks for it.</summary>
    public string Source { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

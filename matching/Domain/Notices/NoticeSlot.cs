using System.Globalization;

namespace JobAssist.Mobile.Domain.Notices;

/// <summary>
/// Half a month of the duty to give job information: H1 is days 1–15, H2 is day 16 to the end (policy rows C1, L2; both
/// ends included, dates of Shanghai). Computed once from a date and handed down, never from a clock on the way.
/// </summary>
public readonly record struct NoticeSlot : IComparable<NoticeSlot>
{
    /// <exception cref="ArgumentOutOfRangeException">The year, month or half does not exist.</exception>
    public NoticeSlot(int year, int month, int half)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2999);
        ArgumentOutOfRangeException.ThrowIfNotEqual(month is >= 1 and <= 12, true, nameof(month));
        ArgumentOutOfRangeException.ThrowIfNotEqual(half is 1 or 2, true, nameof(half));
        (Year, Month, Half) = (year, month, half);
    }

    public int Year { get; }
    public int Month { get; }

    /// <summary>1 or 2.</summary>
    public int Half { get; }

    /// <summary>The day on which the round is sent: 1 or 16, whatever the weekday.</summary>
    public DateOnly FirstDay => new(Year, Month, Half == 1 ? 1 : 16);

    /// <summary>The last day on which evidence counts.</summary>
    public DateOnly LastDay => Half == 1 ? new(Year, Month, 15) : new DateOnly(Year, Month, 1).AddMonths(1).AddDays(-1);

    /// <summary>The slot a date belongs to.</summary>
    public static NoticeSlot Of(DateOnly date) => new(date.Year, date.Month, date.Day <= 15 ? 1 : 2);

    /// <summary>The slot an instant belongs to, by the date in Shanghai.</summary>
    public static NoticeSlot Of(DateTimeOffset instant) => Of(Shanghai.DateOf(instant));

    public NoticeSlot Previous() => Half == 2 ? new(Year, Month, 1) : Of(FirstDay.AddDays(-1));

    public NoticeSlot Next() => Of(LastDay.AddDays(1));

    public bool Contains(DateTimeOffset instant) => Of(instant) == this;

    /// <summary>"2026-12-H1".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-H{Half}");

    public static bool TryParse(string? text, out NoticeSlot slot)
    {
        slot = default;
        if (text is not { Length: 10 } || text[4] != '-' || text[7] != '-' || text[8] != 'H') return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2999) return false;
        if (!int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12) return false;
        if (text[9] is not ('1' or '2')) return false;
        slot = new NoticeSlot(year, month, text[9] - '0');
        return true;
    }

    /// <exception cref="FormatException">The text is not of the form "2026-12-H1".</exception>
    public static NoticeSlot Parse(string text) => TryParse(text, out var slot) ? slot : throw new FormatException($"'{text}' is not a notice slot.");

    public int CompareTo(NoticeSlot other) => FirstDay.CompareTo(other.FirstDay);

    public static bool operator <(NoticeSlot left, NoticeSlot right) => left.CompareTo(right) < 0;
    public static bool operator >(NoticeSlot left, NoticeSlot right) => left.CompareTo(right) > 0;
    public static bool operator <=(NoticeSlot left, NoticeSlot right) => left.CompareTo(right) <= 0;
    public static bool operator >=(NoticeSlot left, NoticeSlot right) => left.CompareTo(right) >= 0;
}

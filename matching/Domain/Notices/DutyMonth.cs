using System.Globalization;

namespace JobAssist.Mobile.Domain.Notices;

/// <summary>A month of the duty: two slots.</summary>
public readonly record struct DutyMonth(int Year, int Number)
{
    public NoticeSlot FirstSlot => new(Year, Number, 1);
    public NoticeSlot LastSlot => new(Year, Number, 2);

    public static DutyMonth Of(NoticeSlot slot) => new(slot.Year, slot.Month);

    /// <summary>"2026-12".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");

    public static bool TryParse(string? text, out DutyMonth month)
    {
        var read = NoticeSlot.TryParse(text + "-H1", out var slot);
        month = read ? Of(slot) : default;
        return read;
    }
}

namespace JobAssist.Mobile.Infra.Sms;

/// <summary>Who may be written to by SMS, as conditions that the hand-over, the fence and the forecast share. $1 is now.</summary>
public static class SmsRules
{
    /// <summary>Over workers w and contact_preferences p.</summary>
    public const string MayBeWrittenTo =
        "w.contact NOT IN ('Unreachable','NumberChanged') AND coalesce(p.preferred_channel, 'Sms') NOT IN ('PhoneCall','Visit','Sheet')";

    /// <summary>Over worker_phones h: the vendor has not refused this number within three months, unless it was noted again since.</summary>
    public const string NumberWorks = """
        NOT EXISTS (SELECT 1 FROM attempts r WHERE r.phone_index = h.phone_index AND r.state = 'Refused' AND r.intended_at > h.noted_at AND r.intended_at > $1 - interval '90 days')
        """;

    /// <summary>The half month of an instant.</summary>
    public static string SlotOf(string at) =>
        $"to_char({at} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') || CASE WHEN extract(day FROM {at} AT TIME ZONE 'Asia/Shanghai') <= 15 THEN '-H1' ELSE '-H2' END";
}

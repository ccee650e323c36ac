using System.ComponentModel.DataAnnotations;

namespace JobAssist.Mobile.Notifications;

/// <summary>How the duty is worked; section "Duty".</summary>
internal sealed class DutyOptions
{
    public const string SectionName = "Duty";

    [Required]
    public SweepOptions Sweep { get; set; } = new();

    [Required]
    public RoundOptions Round { get; set; } = new();

    [Required]
    public DispatchOptions Dispatch { get; set; } = new();

    [Required]
    public SmsRungOptions Sms { get; set; } = new();

    [Required]
    public NewsOptions News { get; set; } = new();

    [Required]
    public InboxOptions Inbox { get; set; } = new();

    [Required]
    public ForecastOptions Forecast { get; set; } = new();
}

/// <summary>When it is written down whom WeChat will not reach.</summary>
internal sealed class ForecastOptions
{
    /// <summary>From so many days before the last day of the running half month on, once a day; 0 on the last day only.</summary>
    [Range(0, 14)]
    public int DaysAhead { get; set; } = 10;
}

/// <summary>The repairing pass that needs no scheduler.</summary>
internal sealed class SweepOptions
{
    public bool Enabled { get; set; } = true;

    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(60);
}

/// <summary>Composition of a round.</summary>
internal sealed class RoundOptions
{
    /// <summary>Workers composed in one transaction.</summary>
    [Range(1, 5000)]
    public int Batch { get; set; } = 2000;

    /// <summary>Batches composed at once in this program.</summary>
    [Range(1, 16)]
    public int Parallelism { get; set; } = 2;

    /// <summary>Openings in one notice.</summary>
    [Range(1, 15)]
    public int Postings { get; set; } = 5;
}

/// <summary>Sending.</summary>
internal sealed class DispatchOptions
{
    public bool Enabled { get; set; } = true;

    /// <summary>How often due notices are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Sends under way at once in this program.</summary>
    [Range(1, 64)]
    public int Parallelism { get; set; } = 8;

    /// <summary>Sends begun in a second by this program.</summary>
    [Range(1, 2000)]
    public int PerSecond { get; set; } = 40;

    /// <summary>Slots claimed at once.</summary>
    [Range(1, 1000)]
    public int Batch { get; set; } = 40;

    /// <summary>How long a claim holds; nothing has left the house while it does.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan ClaimLease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a send may take before nobody knows what became of it; longer than the gateway's own time-out.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan SendLease { get; set; } = TimeSpan.FromSeconds(60);
}

/// <summary>The second rung; only where section "Sms" names an account.</summary>
internal sealed class SmsRungOptions
{
    public bool Enabled { get; set; } = true;

    /// <summary>How often due SMS are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>So many days after the SMS a person calls, if nothing has met the slot by then.</summary>
    [Range(1, 10)]
    public int WaitDays { get; set; } = 3;

    /// <summary>Sends under way at once in this program.</summary>
    [Range(1, 64)]
    public int Parallelism { get; set; } = 4;

    /// <summary>Sends begun in a second by this program.</summary>
    [Range(1, 2000)]
    public int PerSecond { get; set; } = 20;

    /// <summary>Messages taken at once from the day's budget.</summary>
    [Range(1, 1000)]
    public int Batch { get; set; } = 20;

    /// <summary>How long a send may take before nobody knows what became of it; longer than the gateway's own time-out.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan SendLease { get; set; } = TimeSpan.FromSeconds(60);
}

/// <summary>Openings that have changed since people were told of them.</summary>
internal sealed class NewsOptions
{
    public bool Enabled { get; set; } = true;

    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Sends begun in a second by this program.</summary>
    [Range(1, 2000)]
    public int PerSecond { get; set; } = 20;

    /// <summary>How long a send may take before nobody knows what became of it; longer than the gateways' own time-outs.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan SendLease { get; set; } = TimeSpan.FromSeconds(60);
}

/// <summary>WeChat's pushes and the SMS vendor's.</summary>
internal sealed class InboxOptions
{
    public bool Enabled { get; set; } = true;

    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(2);

    [Range(1, 1000)]
    public int Batch { get; set; } = 100;

    /// <summary>Pushes worked on at once in this program.</summary>
    [Range(1, 32)]
    public int Parallelism { get; set; } = 4;
}

using System.ComponentModel.DataAnnotations;

namespace JobAssist.Mobile.Infra.Redis;

/// <summary>Where Redis is, if anywhere; section "Redis". One node needs none.</summary>
public sealed class RedisOptions
{
    public const string SectionName = "Redis";

    /// <summary>As the client writes it ("127.0.0.1:6379"); empty: everything answers "not available".</summary>
    public string? Configuration { get; set; }

    /// <summary>Before every key and channel, so that two systems can share a server.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Prefix { get; set; } = "jobassist:";

    /// <summary>How long any call may wait before it is skipped.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:05")]
    public TimeSpan Budget { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long nothing is asked after a call that took too long.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Rest { get; set; } = TimeSpan.FromSeconds(1);
}

using System.ComponentModel.DataAnnotations;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>The account and how to reach it; section "WeChat". Checked at start, so that a bad secret fails in the first second.</summary>
public sealed class WeChatOptions : IValidatableObject
{
    public const string SectionName = "WeChat";

    [Required(AllowEmptyStrings = false)]
    public string AppId { get; set; } = "";

    [Required(AllowEmptyStrings = false)]
    public string AppSecret { get; set; } = "";

    /// <summary>The disaster fallback is https://api2.weixin.qq.com; plain http only on this machine.</summary>
    [Required]
    public Uri BaseAddress { get; set; } = new("https://api.weixin.qq.com");

    /// <summary>The whole of one call, connecting included. A send that takes longer is Unknown.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Shorter than the call, so that a dead network is told apart from a slow WeChat.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long sends rest after the circuit has opened.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan SendRest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Which build a tapped message opens: developer, trial or formal.</summary>
    [RegularExpression("^(developer|trial|formal)$")]
    public string MiniProgramState { get; set; } = "formal";

    /// <summary>The push token of the console, 3 to 32 letters and digits. Empty: WeChat's pushes are refused.</summary>
    [RegularExpression("^[A-Za-z0-9]{3,32}$")]
    public string? CallbackToken { get; set; }

    /// <summary>The 43 characters of the console. When set, only encrypted pushes are taken.</summary>
    [RegularExpression("^[A-Za-z0-9+/]{43}$")]
    public string? EncodingAesKey { get; set; }

    /// <summary>The account's "gh_…" id; when set, pushes to another one are refused.</summary>
    public string? OriginalId { get; set; }

    /// <summary>How far a push's timestamp may lie from our clock; zero takes any.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CallbackWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What <see cref="MiniProgramState"/> is called where codes and links are made.</summary>
    internal string EnvironmentVersion => MiniProgramState switch
    {
        "developer" => "develop",
        "trial" => "trial",
        _ => "release",
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!BaseAddress.IsAbsoluteUri || (BaseAddress.Scheme != Uri.UriSchemeHttps && !BaseAddress.IsLoopback))
            yield return new ValidationResult("The address carries the secret: it must be https, or http on this machine.", [nameof(BaseAddress)]);
        if (EncodingAesKey is not null && CallbackToken is null)
            yield return new ValidationResult("A key for pushes needs the push token too.", [nameof(CallbackToken)]);
    }
}

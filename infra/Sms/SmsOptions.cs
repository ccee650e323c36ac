using System.ComponentModel.DataAnnotations;

namespace JobAssist.Mobile.Infra.Sms;

/// <summary>The account and how to reach it; section "Sms". Checked at start, so that a bad secret or a text too long fails in the first second.</summary>
public sealed class SmsOptions : IValidatableObject
{
    public const string SectionName = "Sms";

    [Required, RegularExpression("^[A-Za-z0-9]{8,128}$")]
    public string SecretId { get; set; } = "";

    [Required(AllowEmptyStrings = false)]
    public string SecretKey { get; set; } = "";

    /// <summary>The application's number in the console (SmsSdkAppId).</summary>
    [Required, RegularExpression("^[0-9]{4,20}$")]
    public string AppId { get; set; } = "";

    /// <summary>The approved signature, 2 to 12 letters or digits, without 【】.</summary>
    [Required, RegularExpression(@"^[\p{IsCJKUnifiedIdeographs}A-Za-z0-9]{2,12}$")]
    public string SignName { get; set; } = "";

    [Required, RegularExpression("^[a-z]+-[a-z]+$")]
    public string Region { get; set; } = "ap-guangzhou";

    /// <summary>Plain http only on this machine.</summary>
    [Required]
    public Uri BaseAddress { get; set; } = new("https://sms.tencentcloudapi.com");

    /// <summary>The whole of one call, connecting included. A send that takes longer is Unknown.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Shorter than the call, so that a dead network is told apart from a slow vendor.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long sends rest after the circuit has opened.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan SendRest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many characters one parameter may have. Six is what the vendor allows accounts opened since 2024-01-25; the
    /// console shows an account's own number.
    /// </summary>
    [Range(6, 20)]
    public int LongestParameter { get; set; } = 6;

    /// <summary>The number people may call about a message; a constant of the templates, since the vendor takes no phone number as a parameter.</summary>
    [Required, RegularExpression("^[0-9][0-9-]{1,13}[0-9]$")]
    public string Hotline { get; set; } = "";

    /// <summary>Numbers of the approved templates whose texts are in <see cref="SmsText"/>.</summary>
    [Required, RegularExpression("^[0-9]{1,20}$")]
    public string JobNoticeTemplate { get; set; } = "";

    [Required, RegularExpression("^[0-9]{1,20}$")]
    public string NothingFitsTemplate { get; set; } = "";

    [Required, RegularExpression("^[0-9]{1,20}$")]
    public string ChangedTemplate { get; set; } = "";

    /// <summary>The unguessable part of the address that receipts are pushed to: the vendor signs nothing. Empty: receipts are refused.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{22,128}$")]
    public string? ReceiptToken { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!BaseAddress.IsAbsoluteUri || (BaseAddress.Scheme != Uri.UriSchemeHttps && !BaseAddress.IsLoopback))
            yield return new ValidationResult("Messages and numbers go there: it must be https, or http on this machine.", [nameof(BaseAddress)]);
        if (!new SmsText(this).FitsOneMessage)
            yield return new ValidationResult($"With this signature and hotline a notice does not fit {SmsText.Longest} characters.", [nameof(SignName), nameof(Hotline)]);
    }
}

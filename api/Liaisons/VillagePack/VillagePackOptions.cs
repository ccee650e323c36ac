using System.ComponentModel.DataAnnotations;

namespace JobAssist.Mobile.Api.Liaisons.VillagePack;

/// <summary>What stands on every printed sheet; section "VillagePack".</summary>
public sealed class VillagePackOptions
{
    public const string SectionName = "VillagePack";

    /// <summary>The office's number; 12333 answers everywhere.</summary>
    [Required]
    [RegularExpression("^[0-9][0-9-]{3,15}$")]
    public string Hotline { get; set; } = "12333";

    /// <summary>
    /// What the QR code holds, before the sheet's code. The path of the Mini Program's page is read by the Mini Program's own scanner; WeChat's
    /// scanner opens the page only for an https address that was registered in the console as a link that opens the Mini Program.
    /// </summary>
    [Required]
    [RegularExpression("^(/pages/|https://)[!-~]+=$")]
    public string SheetLink { get; set; } = "/pages/sheet/index?c=";
}

using System.ComponentModel.DataAnnotations;

namespace JobAssist.Mobile.Api.Http;

/// <summary>How much one caller may ask; section "RateLimits". Zero: no limit.</summary>
public sealed class RateOptions
{
    public const string SectionName = "RateLimits";

    /// <summary>Of one account, per minute.</summary>
    [Range(0, int.MaxValue)]
    public int Writes { get; set; } = 60;

    /// <summary>Of one account, per minute.</summary>
    [Range(0, int.MaxValue)]
    public int Reads { get; set; } = 200;

    /// <summary>Of one address range without a session, per minute. A carrier may put a whole village behind one address.</summary>
    [Range(0, int.MaxValue)]
    public int Anonymous { get; set; } = 600;

    /// <summary>Sign-ins of one address range, per minute.</summary>
    [Range(0, int.MaxValue)]
    public int SignIn { get; set; } = 120;

    /// <summary>Look-ups of check codes of one address range, per minute: nobody guesses eight characters at this speed.</summary>
    [Range(0, int.MaxValue)]
    public int CheckCode { get; set; } = 20;

    /// <summary>Codes of invitations one account may try, per minute.</summary>
    [Range(0, int.MaxValue)]
    public int Invitation { get; set; } = 10;

    /// <summary>Codes of printed sheets one account may try, per minute: a liaison on the way hands out fewer.</summary>
    [Range(0, int.MaxValue)]
    public int SheetCode { get; set; } = 6;

    /// <summary>Village packs one account may print, per minute: each makes new codes.</summary>
    [Range(0, int.MaxValue)]
    public int VillagePack { get; set; } = 6;
}

/// <summary>Which limit an endpoint has when it is not the usual one.</summary>
internal enum RateKind
{
    SignIn = 1,
    CheckCode = 2,
    Invitation = 3,

    /// <summary>Called by machines that prove themselves otherwise.</summary>
    None = 4,
    SheetCode = 5,
    VillagePack = 6,
}

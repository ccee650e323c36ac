namespace JobAssist.Mobile.Infra.Duty;

/// <summary>What the phone says of one template after a tap.</summary>
/// <param name="TemplateId">The private template id.</param>
/// <param name="Choice">The person's choice.</param>
/// <param name="Tick">The phone's own number of the tap; a report repeated with the same number is the same tick.</param>
public sealed record ConsentReport(string TemplateId, ConsentChoice Choice, string? Tick = null);

/// <summary>What wx.requestSubscribeMessage answered for one template.</summary>
public enum ConsentChoice
{
    /// <summary>Any word that begins with "accept": with sound and with alert are consent as well.</summary>
    Accepted = 1,
    Rejected = 2,

    /// <summary>The template is banned.</summary>
    Banned = 3,

    /// <summary>Left out because another template of the call has the same title.</summary>
    Filtered = 4,
}

/// <summary>What WeChat's own event says of one template.</summary>
public enum ConsentEvent
{
    /// <summary>The panel was answered with yes.</summary>
    Accepted = 1,

    /// <summary>The panel was answered with no; earlier ticks stay.</summary>
    Rejected = 2,

    /// <summary>Refused in the settings: every tick of the template is void.</summary>
    Withdrawn = 3,
}

/// <summary>How many messages of one template may still be sent, as far as we know; WeChat's answer is final.</summary>
/// <param name="TemplateId">The private template id.</param>
/// <param name="LongTerm">True: until refused, whatever the number.</param>
/// <param name="Left">Unspent ticks that no send holds; 1 for a long-term consent.</param>
public sealed record ConsentBalance(string TemplateId, bool LongTerm, int Left);

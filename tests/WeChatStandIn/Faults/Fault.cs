namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>One scripted accident on a path or an account.</summary>
public sealed record Fault : ScriptedFault
{
    /// <summary>Null matches every path.</summary>
    public string? Path { get; init; }

    /// <summary>Null matches every account.</summary>
    public string? OpenId { get; init; }
    public int ErrCode { get; init; } = -1;
    public string Message { get; init; } = "system error";

    public bool Matches(string path, string? openId) => (Path is null || Path == path) && (OpenId is null || OpenId == openId);
}

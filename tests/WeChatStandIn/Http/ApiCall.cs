using System.Net;
using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>One path of api.weixin.qq.com.</summary>
internal sealed record ApiRoute(string Method, string Path, Func<ApiCall, ValueTask<ApiAnswer>> Handle)
{
    /// <summary>Token routes resolve their app and count against its quota before the handler runs.</summary>
    public bool NeedsToken { get; init; } = true;
    public string? ContentType { get; init; }

    public static ApiRoute Get(string path, Func<ApiCall, ApiAnswer> handle) => new("GET", path, call => new(handle(call)));

    public static ApiRoute Post(string path, Func<ApiCall, ApiAnswer> handle) => new("POST", path, call => new(handle(call)));
}

/// <summary>A call under way, and what the journal will say about it.</summary>
internal sealed class ApiCall(World world, ApiRoute route, IQueryCollection query, RequestBody body, IPAddress? remote)
{
    MiniApp? _app;

    public World World => world;
    public ApiRoute Route => route;
    public RequestBody Body => body;
    public IPAddress? Remote => remote;
    public DateTimeOffset Now => world.Clock.GetUtcNow();

    public MiniApp App
    {
        get => _app ?? throw new InvalidOperationException("The route has not resolved its app.");
        set => _app = value;
    }

    public string? User { get; set; }
    public string? OpenId { get; set; } = ClaimedOpenId(query, body);
    public string? TemplateId { get; set; }
    public IReadOnlyDictionary<string, string>? Values { get; set; }
    public string? Page { get; set; }
    public long? MsgId { get; set; }
    public string? Grant { get; set; }
    public string? Note { get; set; }

    public string? Query(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>A string member of the JSON body; null when absent or of another kind.</summary>
    public string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    public int? Number(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out var number) ? number : null;

    public bool? Flag(string name) => Member(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public JsonElement? Member(string name) =>
        body.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var member) ? member : null;

    public JournalEntry Entry(int errCode) => new()
    {
        At = Now,
        Path = route.Path,
        AppId = _app?.AppId,
        User = User,
        OpenId = OpenId,
        TemplateId = TemplateId,
        Values = Values,
        Page = Page,
        ErrCode = errCode,
        MsgId = MsgId,
        Grant = Grant,
        Note = Note,
        EscapedUnicode = body.HasEscapedLetters,
        Raw = body.Raw,
    };

    static string? ClaimedOpenId(IQueryCollection query, RequestBody body)
    {
        if (body.Json is { ValueKind: JsonValueKind.Object } json)
            foreach (var name in (string[])["touser", "openid"])
                if (json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String)
                    return member.GetString();
        return query.TryGetValue("openid", out var values) ? values.ToString() : null;
    }
}

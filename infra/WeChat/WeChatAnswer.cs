using System.Globalization;
using System.Text.Json;
using JobAssist.Mobile.Infra.Outgoing;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>What one HTTP call brought back, before any call's own meaning is read into it.</summary>
internal sealed record WeChatAnswer
{
    private WeChatAnswer()
    {
    }

    /// <summary>The JSON object of the answer; undefined when there is none.</summary>
    public JsonElement Json { get; private init; }

    /// <summary>A body that is not JSON: a picture where one was asked for.</summary>
    public byte[]? Bytes { get; private init; }

    /// <summary>Null where WeChat wrote none, as it does for a good sign-in or token.</summary>
    public int? ErrorCode { get; private init; }

    public string? ErrorMessage { get; private init; }

    /// <summary>Why there is no readable answer.</summary>
    public WeChatFailure? Failure { get; private init; }

    /// <summary>False only when WeChat cannot have seen the request.</summary>
    public bool MayHaveArrived { get; private init; } = true;

    public bool TokenRefused => WeChatCodes.IsTokenRefused(ErrorCode);

    public static WeChatAnswer Failed(WeChatFailure failure, bool mayHaveArrived) =>
        new() { Failure = failure, MayHaveArrived = mayHaveArrived };

    /// <summary>The status says nothing below 500: WeChat puts its refusals into a 200. A 5xx comes from something in front of it.</summary>
    public static WeChatAnswer Read(int httpStatus, byte[] body)
    {
        if (httpStatus >= 500) return Failed(new(WeChatFailureKind.HttpError), mayHaveArrived: true);
        if (!LooksLikeObject(body)) return httpStatus is 200 && body.Length > 0
            ? new() { Bytes = body }
            : Failed(new(httpStatus is 200 ? WeChatFailureKind.Unreadable : WeChatFailureKind.HttpError), mayHaveArrived: true);

        try
        {
            using var document = JsonDocument.Parse(Trimmed(body).ToArray());
            return Read(httpStatus, document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return Failed(new(WeChatFailureKind.Unreadable), mayHaveArrived: true);
        }
    }

    private static WeChatAnswer Read(int httpStatus, JsonElement json)
    {
        if (json.Member("errcode") is null)
            return httpStatus is 200 ? new() { Json = json } : Failed(new(WeChatFailureKind.HttpError), mayHaveArrived: true);
        return int.TryParse(json.Text("errcode"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code)
            ? new() { Json = json, ErrorCode = code, ErrorMessage = json.Text("errmsg") }
            : Failed(new(WeChatFailureKind.Unreadable), mayHaveArrived: true);
    }

    /// <summary>The failure behind an answer that no call has a better word for; an answer without error that lacks what was asked for is unreadable.</summary>
    public WeChatFailure ToFailure() => Failure
        ?? (ErrorCode is { } code and not 0
            ? new WeChatFailure(WeChatCodes.KindOf(code), code, Rid)
            : new WeChatFailure(WeChatFailureKind.Unreadable));

    /// <summary>WeChat's request id, the "rid: …" at the end of errmsg, for its support.</summary>
    public string? Rid
    {
        get
        {
            const string mark = "rid: ";
            var at = ErrorMessage?.LastIndexOf(mark, StringComparison.Ordinal) ?? -1;
            if (at < 0) return null;
            var rid = ErrorMessage![(at + mark.Length)..];
            var length = rid.AsSpan().IndexOfAnyExcept(RidLetters);
            return length < 0 ? rid : length is 0 ? null : rid[..length];
        }
    }

    private static readonly System.Buffers.SearchValues<char> RidLetters = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF-");

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> body) =>
        (body.StartsWith("\uFEFF"u8) ? body[3..] : body).Trim(" \t\r\n"u8);

    private static bool LooksLikeObject(ReadOnlySpan<byte> body) => Trimmed(body) is [(byte)'{', ..];
}

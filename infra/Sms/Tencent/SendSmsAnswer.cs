using System.Text.Json;
using JobAssist.Mobile.Infra.Outgoing;

namespace JobAssist.Mobile.Infra.Sms.Tencent;

/// <summary>What SendSms answered: one code, whichever of its two places it came in.</summary>
internal static class SendSmsAnswer
{
    private const int LongestCode = 100;

    /// <summary>Everything that is not known to be harmless is Unknown.</summary>
    public static SmsOutcome Read(CallReply reply, DateTimeOffset now)
    {
        if (reply.Failure is { } failure)
            return reply.MayHaveArrived ? Unknown(KindOf(failure)) : new SmsOutcome.NotAccepted(SmsNotAcceptedReason.NotConnected, Code: null);
        // Refusals come in a 200; anything else is from something in front of the vendor.
        if (reply.Status is not 200) return Unknown(SmsFailureKind.HttpError);
        return Response(reply.Body) is { } response ? Read(response, now) : Unknown(SmsFailureKind.Unreadable);
    }

    private static SmsOutcome Read(JsonElement response, DateTimeOffset now)
    {
        var requestId = Word(response, "RequestId");
        if (response.Member("Error") is { } error)
            return Word(error, "Code") is { } refusal ? SendSmsCodes.Meaning(refusal, requestId, now) : Unknown(SmsFailureKind.Unreadable, requestId);

        if (response.Member("SendStatusSet") is not { ValueKind: JsonValueKind.Array } all || all.GetArrayLength() is not 1) return Unknown(SmsFailureKind.Unreadable, requestId);
        var status = all[0];
        return Word(status, "Code") switch
        {
            null => Unknown(SmsFailureKind.Unreadable, requestId),
            SendSmsCodes.Ok => new SmsOutcome.Accepted(Word(status, "SerialNo"), status.Whole("Fee") is >= 0 and <= 100 and { } parts ? (int)parts : null),
            { } code => SendSmsCodes.Meaning(code, requestId, now),
        };
    }

    private static JsonElement? Response(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Member("Response") is { ValueKind: JsonValueKind.Object } response ? response.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // These words are logged and stored: only what looks like a code or an id, never a sentence (the vendor's may name the number).
    private static string? Word(JsonElement parent, string member) =>
        parent.Text(member) is { Length: <= LongestCode } text && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '_') ? text : null;

    private static SmsOutcome.Unknown Unknown(SmsFailureKind kind, string? requestId = null) => new(new SmsFailure(kind, RequestId: requestId));

    private static SmsFailureKind KindOf(CallFailure failure) => failure switch
    {
        CallFailure.TimedOut => SmsFailureKind.TimedOut,
        CallFailure.Unreadable => SmsFailureKind.Unreadable,
        _ => SmsFailureKind.ConnectionLost,
    };
}

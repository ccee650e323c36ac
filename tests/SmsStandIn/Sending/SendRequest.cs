using System.Text.Json;

namespace JobAssist.Mobile.SmsStandIn;

/// <summary>The body of SendSms. Strict: a member that the interface does not have, or of another kind, refuses the call.</summary>
internal sealed record SendRequest(IReadOnlyList<string> Phones, string AppId, string TemplateId, string? SignName, IReadOnlyList<string> Parameters, string? Reference)
{
    const int MostPhones = 200;
    const int LongestReference = 512;
    static readonly string[] Known = ["PhoneNumberSet", "SmsSdkAppId", "TemplateId", "SignName", "TemplateParamSet", "ExtendCode", "SessionContext", "SenderId"];

    public static bool TryRead(byte[] body, out SendRequest request, out string code)
    {
        request = null!;
        code = "InvalidParameter";
        try
        {
            using var document = JsonDocument.Parse(body);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object)
                return false;
            if (json.EnumerateObject().Any(member => !Known.Contains(member.Name, StringComparer.Ordinal)))
            {
                code = "UnknownParameter";
                return false;
            }
            request = new SendRequest(Texts(json, "PhoneNumberSet"), Text(json, "SmsSdkAppId") ?? "", Text(json, "TemplateId") ?? "", Text(json, "SignName"), Texts(json, "TemplateParamSet"), Text(json, "SessionContext"));
            code = request.Fault() ?? "";
            return code.Length == 0;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    string? Fault()
    {
        if (Phones.Count == 0)
            return "MissingParameter.EmptyPhoneNumberSet";
        if (AppId.Length == 0 || TemplateId.Length == 0)
            return "MissingParameter";
        if (Phones.Count > MostPhones)
            return "LimitExceeded.PhoneNumberCountLimit";
        return System.Text.Encoding.UTF8.GetByteCount(Reference ?? "") >= LongestReference ? "InvalidParameterValue.SessionContext" : null;
    }

    // GetString throws where the member is a number or half a letter: then the call is refused.
    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var member) ? member.GetString() : null;

    static IReadOnlyList<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) ? [.. member.EnumerateArray().Select(item => item.GetString() ?? throw new JsonException())] : [];
}

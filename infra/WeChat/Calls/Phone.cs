using System.Text.Json;
using JobAssist.Mobile.Infra.Outgoing;

namespace JobAssist.Mobile.Infra.WeChat.Calls;

/// <summary>wxa/business/getuserphonenumber. The openid always goes along, so that WeChat checks whose code it is.</summary>
internal static class Phone
{
    public static async Task<PhoneOutcome> CallAsync(
        AuthorisedCalls calls, WeChatOptions account, string code, string openId, CancellationToken cancellationToken)
    {
        var answer = await calls.PostAsync("wxa/business/getuserphonenumber", new { code, openid = openId }, cancellationToken);

        return (WeChatCode?)answer.ErrorCode switch
        {
            null or WeChatCode.Ok when answer.Json.Member("phone_info") is { } told => Read(told, account) ?? new PhoneOutcome.Unavailable(answer.ToFailure()),
            // 40013 is a code of another app here; the openid's mismatch has no documented code of its own.
            WeChatCode.BadCode or WeChatCode.CodeUsed or WeChatCode.BadAppId or WeChatCode.BadOpenId => new PhoneOutcome.CodeRefused(),
            _ => new PhoneOutcome.Unavailable(answer.ToFailure()),
        };
    }

    private static PhoneOutcome? Read(JsonElement told, WeChatOptions account)
    {
        var watermark = told.Member("watermark")?.Text("appid");
        if (watermark is not null && watermark != account.AppId) return new PhoneOutcome.CodeRefused();
        return watermark is not null && told.Text("purePhoneNumber") is { } number && number.All(char.IsAsciiDigit)
            ? new PhoneOutcome.Verified(number, told.Text("countryCode")?.TrimStart('+') ?? "86")
            : null;
    }
}

using JobAssist.Mobile.Infra.WeChat.Callbacks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.WeChat;

/// <summary>WeChat's console asks whether this address is ours.</summary>
internal static class VerifyAddress
{
    public static Results<ContentHttpResult, UnauthorizedHttpResult> HandleAsync(string? signature, string? timestamp, string? nonce, string? echostr, WeChatCallbacks callbacks) =>
        callbacks.VerifyAddress(new CallbackQuery(signature, timestamp, nonce, Echo: echostr)) is { } echo
            ? TypedResults.Text(echo, "text/plain")
            : TypedResults.Unauthorized();
}

using System.Text;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.WeChat.Callbacks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JobAssist.Mobile.Api.WeChat;

/// <summary>WeChat pushes an event: it is kept, sealed, before WeChat is told "success". What it means is found out later, from the table.</summary>
internal static class TakeEvent
{
    public static async Task<Results<ContentHttpResult, UnauthorizedHttpResult>> HandleAsync(
        string? signature, string? timestamp, string? nonce, [FromQuery(Name = "msg_signature")] string? messageSignature, Stream body,
        WeChatCallbacks callbacks, PersonalSecrets secrets, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        using var read = new MemoryStream();
        await body.CopyToAsync(read, ct);
        var outcome = callbacks.Open(new CallbackQuery(signature, timestamp, nonce, messageSignature), read.GetBuffer().AsMemory(0, (int)read.Length));
        // Every rejection looks the same: a forger learns nothing from it.
        if (outcome is not CallbackOutcome.Genuine genuine) return TypedResults.Unauthorized();

        var id = Guid.CreateVersion7();
        var kept = secrets.Seal(SecretFields.AccountsScope, SecretFields.WeChatEvent, id, Encoding.UTF8.GetString(genuine.Message));
        await db.KeepWeChatEventAsync(id, Convert.FromHexString(genuine.Fingerprint), kept, clock.GetUtcNow(), ct);
        return TypedResults.Text("success", "text/plain");
    }
}

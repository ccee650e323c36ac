using System.Text;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Sms.Receipts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Sms;

/// <summary>The SMS vendor pushes receipts: they are kept, sealed, before it is told so. What they mean is found out later, from the table.</summary>
internal static class TakeSmsReceipts
{
    public static async Task<Results<ContentHttpResult, UnauthorizedHttpResult>> HandleAsync(
        string token, Stream body, SmsCallbacks callbacks, PersonalSecrets secrets, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        using var read = new MemoryStream();
        await body.CopyToAsync(read, ct);
        var push = callbacks.Open(token, read.GetBuffer().AsMemory(0, (int)read.Length));
        // Every rejection looks the same: a forger learns nothing from it.
        if (push is not SmsPush.Genuine genuine) return TypedResults.Unauthorized();

        var id = Guid.CreateVersion7();
        var kept = secrets.Seal(SecretFields.AccountsScope, SecretFields.SmsReceipt, id, Encoding.UTF8.GetString(genuine.Body));
        await db.KeepSmsReceiptsAsync(id, Convert.FromHexString(genuine.Fingerprint), kept, clock.GetUtcNow(), ct);
        return TypedResults.Text(SmsCallbacks.Taken, "application/json");
    }
}

using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>The SMS vendor's receipts are kept before they are answered; the notifications program works them off.</summary>
public static class SmsInbox
{
    /// <summary>A repeated push changes nothing: the fingerprint of its body is unique.</summary>
    public static Task KeepSmsReceiptsAsync(this MobileDbContext db, Guid id, byte[] bodyHash, byte[] bodySealed, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO sms_receipts (id, body_hash, body_sealed, received_at) VALUES ({id}, {bodyHash}, {bodySealed}, {now})
            ON CONFLICT (body_hash) DO NOTHING
            """, cancellationToken);
}

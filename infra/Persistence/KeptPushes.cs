using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>
/// Pushes from outside are kept before they are answered; the notifications program works them off. A repeated push changes nothing: the
/// fingerprint of its body is unique.
/// </summary>
public static class KeptPushes
{
    public static Task KeepWeChatEventAsync(this MobileDbContext db, Guid id, byte[] bodyHash, byte[] bodySealed, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO wechat_events (id, body_hash, body_sealed, received_at) VALUES ({id}, {bodyHash}, {bodySealed}, {now})
            ON CONFLICT (body_hash) DO NOTHING
            """, cancellationToken);

    public static Task KeepSmsReceiptsAsync(this MobileDbContext db, Guid id, byte[] bodyHash, byte[] bodySealed, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO sms_receipts (id, body_hash, body_sealed, received_at) VALUES ({id}, {bodyHash}, {bodySealed}, {now})
            ON CONFLICT (body_hash) DO NOTHING
            """, cancellationToken);
}

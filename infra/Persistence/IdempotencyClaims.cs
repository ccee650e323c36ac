using JobAssist.Mobile.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>
/// The claim of an idempotency key lies in the same transaction as the effect it guards: both are committed or neither is,
/// so no crash can part them. A second request with the same key waits for the first one's commit, one second at most.
/// </summary>
public static class IdempotencyClaims
{
    /// <summary>True: first request with this key. False: its row is there, answered. Runs in the current transaction.</summary>
    /// <exception cref="Npgsql.PostgresException">55P03: the first request is still being worked on.</exception>
    public static async Task<bool> TryClaimAsync(this MobileDbContext db, AccountId account, string route, string key, byte[] bodyHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SET LOCAL lock_timeout = '1s'", cancellationToken);
        var inserted = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO idempotency_keys (account_id, route, key, body_hash, started_at) VALUES ({account.Value}, {route}, {key}, {bodyHash}, {now})
            ON CONFLICT DO NOTHING
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"SET LOCAL lock_timeout = DEFAULT", cancellationToken);
        return inserted == 1;
    }

    /// <summary>Writes the answer beside the effect, in the same transaction.</summary>
    public static Task AnswerClaimAsync(this MobileDbContext db, AccountId account, string route, string key, int status, string? contentType, byte[] answerSealed, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            UPDATE idempotency_keys SET status = {(short)status}, content_type = {contentType}, answer_sealed = {answerSealed}
            WHERE account_id = {account.Value} AND route = {route} AND key = {key}
            """, cancellationToken);

    /// <summary>Forgets the key: the request was not worth remembering, the next try is a first one.</summary>
    public static Task ForgetClaimAsync(this MobileDbContext db, AccountId account, string route, string key, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM idempotency_keys WHERE account_id = {account.Value} AND route = {route} AND key = {key}", cancellationToken);
}

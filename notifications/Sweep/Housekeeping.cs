using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Sweep;

/// <summary>Takes away what has served: answers to repeated requests after two days, answers to sign-in codes after an hour (they count for five minutes).</summary>
internal sealed class Housekeeping(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan RepeatedRequests = TimeSpan.FromHours(48);
    private static readonly TimeSpan SignInCodes = TimeSpan.FromHours(1);

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("DELETE FROM idempotency_keys WHERE started_at < $1", [now - RepeatedRequests], cancellationToken);
        await connection.ExecuteAsync("DELETE FROM signin_codes WHERE created_at < $1", [now - SignInCodes], cancellationToken);
    }
}

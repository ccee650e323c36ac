using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Allocation;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>
/// Shares openings out among everybody who is owed and has had no part yet. One program does it while the others wait; everything
/// it leaves behind is committed at once, so that a crash leaves nothing and the next start does it whole.
/// </summary>
internal sealed partial class RoundAllotter(MarketSnapshots markets, NpgsqlDataSource database, IOptions<AllocationOptions> allocation, IOptions<DutyOptions> duty, TimeProvider clock, ILogger<RoundAllotter> logger)
{
    /// <summary>The advisory lock of all allotments: what one slot takes, another must see, so slots do not run side by side.</summary>
    public const long Lock = 0x4A41_524F_554E_4453;

    // In milliseconds, as PostgreSQL takes it.
    private string Silence => $"{allocation.Value.SilenceAllowed.TotalMilliseconds:0}";

    /// <summary>Holds a pass if anybody has had no part in one; true when this call has held it.</summary>
    public async Task<bool> AllotAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (!await AnybodyAsync(connection, slot, cancellationToken)) return false;

        try
        {
            // Taken before the transaction begins: its view of the database then holds everything an earlier holder has committed.
            // The session ends with the program, and the lock with it; the server ends it where the program stands still between lock and transaction.
            await using var wait = connection.Statement("SELECT pg_advisory_lock($1), set_config('idle_session_timeout', $2, false)", Lock, Silence);
            wait.CommandTimeout = 0;
            await wait.ExecuteNonQueryAsync(cancellationToken);

            await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
            // A program that was frozen must not keep the others waiting for ever; waking up, it finds its transaction gone.
            await connection.ExecuteAsync("SELECT set_config('idle_in_transaction_session_timeout', $1, true)", [Silence], cancellationToken);
            if (!await AnybodyAsync(connection, slot, cancellationToken)) return false;

            var market = await markets.NewestAsync(cancellationToken);
            var pass = await Task.Run(() => Hold(connection, slot, market, cancellationToken), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            LogAllotted(slot.ToString(), pass.Pass, pass.Workers, pass.Notices, pass.GapShare, pass.Seconds);
            return true;
        }
        finally
        {
            if (connection.FullState is System.Data.ConnectionState.Open) await connection.ExecuteAsync("SELECT pg_advisory_unlock($1), set_config('idle_session_timeout', '0', false)", [Lock], CancellationToken.None);
        }
    }

    private RoundPass Hold(NpgsqlConnection connection, NoticeSlot slot, MarketSnapshot snapshot, CancellationToken cancellationToken)
    {
        var (since, market) = (clock.GetTimestamp(), snapshot.Engine.Market);
        var policy = allocation.Value.PolicyFor(duty.Value.Round.Postings);
        var number = AllotmentWriter.NextPass(connection, slot);
        var seats = RoundSeats.Read(connection, market, policy.NoticesPerSeat);
        var people = RoundPeople.Read(connection, slot, snapshot, policy, Shanghai.DateOf(clock.GetUtcNow()));

        // Other lots in each slot and pass: nobody loses every draw.
        var seed = (slot.Year * 24 + slot.Month * 2 + slot.Half) * 64 + number;
        var input = new AllocationInput(policy, seats.Capacities, people.Classes, seed);
        var oracle = new CrowdOracle(people.Crowd, barred: people.Declined);
        var threads = allocation.Value.Threads is > 0 and var set ? set : Environment.ProcessorCount;
        var result = new Auction(input, oracle, new AuctionOptions { Threads = threads }).Run(cancellationToken);
        var certificate = Certificate.Of(input, oracle, result.Assignment, result.Prices, threads);

        AllotmentWriter.WriteAllotments(connection, slot, people, market, policy, result.Assignment);
        AllotmentWriter.WritePrices(connection, slot, number, market, seats, result);
        return AllotmentWriter.WritePass(connection, slot, number, input, certificate, RoundMeasures.Of(input, result.Assignment, seats.Places), clock.GetUtcNow(), clock.GetElapsedTime(since));
    }

    // The slot is named twice, or a join would read the allotments of all slots.
    private static async Task<bool> AnybodyAsync(NpgsqlConnection connection, NoticeSlot slot, CancellationToken cancellationToken) =>
        await connection.FirstAsync("""
            SELECT true FROM obligations o WHERE o.slot = $1 AND o.composed_at IS NULL AND o.state = 'Due'
               AND NOT EXISTS (SELECT 1 FROM allotments a WHERE a.slot = $1 AND a.worker_id = o.worker_id) LIMIT 1
            """, [slot.ToString()], cancellationToken) is true;

    [LoggerMessage(1, LogLevel.Information, "Round {Slot}, pass {Pass}: {Notices} notices for {Workers} people, certified gap {Gap:P2}, {Seconds:0.0} s")]
    private partial void LogAllotted(string slot, short pass, int workers, long notices, double gap, double seconds);
}

using System.Diagnostics;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Observability;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>
/// Holds the round of a slot: whoever inserts its row has started it, everybody else helps, and who comes after a crash goes on
/// where it stopped.
/// </summary>
internal sealed partial class RoundRunner(NpgsqlDataSource database, ObligationMaker obligations, RoundAllotter allotter, NoticeComposer composer, IOptions<DutyOptions> options, TimeProvider clock, ILogger<RoundRunner> logger)
{
    /// <summary>Whether the hour has come at which the first office sends the notices of the slot.</summary>
    public async Task<bool> IsTimeAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var first = await connection.FirstAsync("SELECT min(send_at) FROM notice_policies WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)", [slot.LastDay], cancellationToken);
        return first is TimeOnly hour && clock.GetUtcNow() >= Shanghai.At(slot.FirstDay, hour);
    }

    /// <summary>Starts the round, or helps it on; true when this call has started it.</summary>
    public async Task<bool> HoldAsync(NoticeSlot slot, RoundStart by, CancellationToken cancellationToken)
    {
        var started = await StartAsync(slot, by, cancellationToken);
        if (started) LogStarted(slot.ToString(), by);

        FaultPoints.Reach(FaultPoint.RoundStarted);
        var (composed, madeOn) = await ReadAsync(slot, cancellationToken);
        var today = Shanghai.DateOf(clock.GetUtcNow());
        if (composed && madeOn == today) return started;

        if (madeOn != today) await MakeAsync(slot, today, madeOn is not null, cancellationToken);
        FaultPoints.Reach(FaultPoint.ObligationsMade);
        while (await allotter.AllotAsync(slot, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
        FaultPoints.Reach(FaultPoint.Allotted);
        await ComposeAsync(slot, cancellationToken);
        await FinishAsync(slot, cancellationToken);
        return started;
    }

    // Whom another program is composing for it finishes, or the next pass does.
    private async Task ComposeAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        if (!await AnybodyWaitsAsync(slot, cancellationToken)) return;
        using var ranges = new AllottedRanges(database, slot, options.Value.Round.Batch);
        await Task.WhenAll(Enumerable.Range(0, options.Value.Round.Parallelism).Select(async _ =>
        {
            while (await ranges.NextAsync(cancellationToken) is { Count: > 0 } range)
                if (await composer.ComposeAsync(slot, range, cancellationToken) > 0) FaultPoints.Reach(FaultPoint.Composed);
        }));
    }

    private async Task<bool> AnybodyWaitsAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.FirstAsync("SELECT 1 FROM obligations WHERE slot = $1 AND composed_at IS NULL AND state = 'Due' LIMIT 1", [slot.ToString()], cancellationToken) is not null;
    }

    private async Task<bool> StartAsync(NoticeSlot slot, RoundStart by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync("INSERT INTO rounds (id, slot, started_by, started_at) VALUES ($1, $2, $3, $4) ON CONFLICT (slot) DO NOTHING",
            [RoundId.New().Value, slot.ToString(), by.ToString(), clock.GetUtcNow()], cancellationToken) == 1;
    }

    private async Task<(bool Composed, DateOnly? MadeOn)> ReadAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.ListAsync("SELECT composed_at IS NOT NULL, made_on FROM rounds WHERE slot = $1", [slot.ToString()],
            row => (row.GetBoolean(0), row.IsDBNull(1) ? (DateOnly?)null : row.GetFieldValue<DateOnly>(1)), cancellationToken)).Single();
    }

    private async Task MakeAsync(NoticeSlot slot, DateOnly today, bool again, CancellationToken cancellationToken)
    {
        var made = await obligations.MakeAsync(slot, again, cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("""
            UPDATE rounds SET made_on = $2, owed = (SELECT count(*) FROM obligations WHERE slot = $1), composed_at = CASE WHEN $3 > 0 THEN NULL ELSE composed_at END WHERE slot = $1
            """, [slot.ToString(), today, made], cancellationToken);
        // Or the plans of everything that follows are those for a table without these rows.
        if (made > 0) await connection.ExecuteAsync("SELECT look_at_duty()", [], cancellationToken);
        LogOwed(slot.ToString(), made);
    }

    private async Task FinishAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var finished = await connection.ListAsync("""
            UPDATE rounds SET composed_at = $2, matched = (SELECT count(*) FROM notices WHERE slot = $1 AND NOT nothing_fits)
             WHERE slot = $1 AND composed_at IS NULL AND NOT EXISTS (SELECT 1 FROM obligations WHERE slot = $1 AND composed_at IS NULL AND state = 'Due')
            RETURNING owed, matched, started_at
            """, [slot.ToString(), clock.GetUtcNow()], row => (Owed: row.GetInt32(0), Matched: row.GetInt32(1), Started: row.GetFieldValue<DateTimeOffset>(2)), cancellationToken);
        foreach (var round in finished)
        {
            await connection.ExecuteAsync("SELECT look_at_duty()", [], cancellationToken);
            Telemetry.RoundDuration.Record((clock.GetUtcNow() - round.Started).TotalSeconds, new TagList());
            LogComposed(slot.ToString(), round.Owed, round.Matched);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Round {Slot} started by {By}")]
    private partial void LogStarted(string slot, RoundStart by);

    [LoggerMessage(2, LogLevel.Information, "Round {Slot}: {Made} obligations made")]
    private partial void LogOwed(string slot, int made);

    [LoggerMessage(3, LogLevel.Information, "Round {Slot} composed: {Owed} owed, {Matched} with openings")]
    private partial void LogComposed(string slot, int owed, int matched);
}

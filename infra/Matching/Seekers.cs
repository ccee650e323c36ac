using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Infra.Memory;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Tables;
using Npgsql;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>A worker as lists are made for: the row, if the person looks for work, and what the last round has told of.</summary>
/// <param name="Row">Null: unknown, or does not look for work.</param>
/// <param name="Told">Postings that cost this worker nothing.</param>
/// <param name="Declined">Postings that this worker has said no to and that are still the same.</param>
/// <param name="Limits">Of the local rules that the row was read with.</param>
public sealed record Asking(WorkerRow? Row, IReadOnlySet<Guid> Told, IReadOnlySet<Guid> Declined, DateOnly Day, LocalLimits Limits, NoticeSlot? Round)
{
    private Packed? _packed;

    /// <summary>The row in the numbers of an engine's market; kept for as long as the market stays the same.</summary>
    public Crowd CrowdFor(MatchEngine engine)
    {
        if (_packed is { } last && last.Engine == engine) return last.Crowd;
        var packed = new Packed(engine, Crowd.Of(engine.Market, [Row!]));
        _packed = packed;
        return packed.Crowd;
    }

    private sealed record Packed(MatchEngine Engine, Crowd Crowd);
}

/// <summary>Who asks for a list, kept in memory until it changes: an edit is seen by the next request on any node.</summary>
public sealed class Seekers(NpgsqlDataSource database, Looks looks)
{
    private const int Most = 100_000;
    private readonly Kept<WorkerId, Asking> _kept = new(looks, Most);

    /// <summary>The worker as of <paramref name="look"/>, for lists of the day at the prices of a market.</summary>
    public async ValueTask<Asking> FindAsync(WorkerId id, Look look, DateOnly day, MarketSnapshot market, CancellationToken cancellationToken)
    {
        // Where nothing costs anything nobody needs to know who was told.
        var round = market.Prices.IsEmpty ? null : market.LastRound;
        if (_kept.Find(id) is { } known && known.Day == day && known.Limits.Equals(market.Limits) && (round is null || known.Round == round)) return known;

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = (await WorkerRows.LoadAsync(connection, [id], market.Limits, day, cancellationToken)).SingleOrDefault();
        var told = round is null ? [] : await connection.ListAsync("SELECT unnest(posting_ids) FROM allotments WHERE slot = $1 AND worker_id = $2",
            [round.Value.ToString(), id.Value], allotment => allotment.GetGuid(0), cancellationToken);
        var asking = new Asking(row, told.ToHashSet(), await DeclinedPostings.OfAsync(connection, id, cancellationToken), day, market.Limits, round);
        _kept.Keep(id, id.Value, look, asking);
        return asking;
    }
}

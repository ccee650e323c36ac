using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>What was allotted to one person, the best first. It is written once and never changed.</summary>
internal readonly record struct Allotted(Guid Worker, Guid[] Postings);

/// <summary>
/// A slot's allotments, a range of people's ids at a time, each handed out once to whoever asks first. Looking for the next who is not
/// composed would read all who are composed again, batch by batch.
/// </summary>
internal sealed class AllottedRanges(NpgsqlDataSource database, NoticeSlot slot, int size) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private Guid last;

    /// <summary>The next range; empty where none is left.</summary>
    public async Task<List<Allotted>> NextAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var range = await connection.ListAsync("SELECT worker_id, posting_ids FROM allotments WHERE slot = $1 AND worker_id > $2 ORDER BY worker_id LIMIT $3",
                [slot.ToString(), last, size], row => new Allotted(row.GetGuid(0), row.GetFieldValue<Guid[]>(1)), cancellationToken);
            if (range.Count > 0) last = range[^1].Worker;
            return range;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}

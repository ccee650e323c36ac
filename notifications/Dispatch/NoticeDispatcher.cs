using System.Threading.RateLimiting;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>
/// Sends what is due, a few at once and not faster than agreed, until nothing is due any more. Any number of programs may do
/// so at the same time: claims keep them apart, the fence keeps a slot from being sent twice.
/// </summary>
internal sealed partial class NoticeDispatcher(
    NoticeQueue queue, SendFence fence, SendLedger ledger, IWeChatGateway gateway, IOptions<JobNoticeTemplate> template,
    IOptions<DutyOptions> options, TimeProvider clock, ILogger<NoticeDispatcher> logger) : IDisposable
{
    private readonly SemaphoreSlim running = new(1, 1);
    private readonly RateLimiter rate = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(1, options.Value.Dispatch.PerSecond / 10),
        TokensPerPeriod = Math.Max(1, options.Value.Dispatch.PerSecond / 10),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, options.Value.Dispatch.PerSecond / 10) / (double)options.Value.Dispatch.PerSecond),
        QueueLimit = int.MaxValue,
        AutoReplenishment = true,
    });

    private DateTimeOffset restUntil = DateTimeOffset.MinValue;

    /// <summary>Who holds a claim of ours; another one after every start, so that nobody's old claims are taken for new ones.</summary>
    public string Owner { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";

    /// <summary>Works until nothing is due; does nothing when this program is already at it. Stopping hands back what is claimed.</summary>
    public async Task<int> DispatchDueAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Dispatch.Enabled || !await running.WaitAsync(TimeSpan.Zero, cancellationToken)) return 0;
        var sent = 0;
        try
        {
            while (!cancellationToken.IsCancellationRequested && clock.GetUtcNow() >= restUntil && !await queue.IsStoppedAsync(template.Value.TemplateId, cancellationToken))
            {
                var claimed = await queue.ClaimAsync(Owner, options.Value.Dispatch.Batch, options.Value.Dispatch.ClaimLease, cancellationToken);
                if (claimed.Count == 0) break;
                FaultPoints.Reach(FaultPoint.Claimed);
                sent += await SendAsync(claimed, cancellationToken);
            }
        }
        finally
        {
            await HandBackAsync();
            running.Release();
        }

        if (sent > 0) LogSent(sent);
        return sent;
    }

    public void Dispose()
    {
        running.Dispose();
        rate.Dispose();
    }

    private async Task<int> SendAsync(List<ClaimedSlot> claimed, CancellationToken cancellationToken)
    {
        var sent = 0;
        await Parallel.ForEachAsync(claimed, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Dispatch.Parallelism, CancellationToken = cancellationToken }, async (slot, token) =>
        {
            // Waiting happens before the fence: a slot that is Sending is really on its way.
            using var turn = await rate.AcquireAsync(1, token);
            if (clock.GetUtcNow() < restUntil) return;
            if (await SendAsync(slot)) Interlocked.Increment(ref sent);
        });
        return sent;
    }

    // Once the intent is committed nothing may cut the call off: the answer must be written down.
    private async Task<bool> SendAsync(ClaimedSlot slot)
    {
        switch (await fence.TryAsync(Owner, slot, CancellationToken.None))
        {
            case Fenced.Intent intent:
                FaultPoints.Reach(FaultPoint.IntentCommitted);
                var outcome = await gateway.SendSubscribeMessageAsync(intent.Message, CancellationToken.None);
                if (outcome is SendOutcome.NotAccepted not) Rest(RetryPolicy.Rest(not.Reason));
                FaultPoints.Reach(FaultPoint.Answered);
                await RecordAsync(intent, outcome);
                FaultPoints.Reach(FaultPoint.Recorded);
                return outcome is SendOutcome.Accepted;

            case Fenced.Busy:
                await queue.PutBackAsync(Owner, slot, clock.GetUtcNow() + RetryPolicy.WhileBusy(slot.Tries, Random.Shared.NextDouble()), CancellationToken.None);
                return false;

            default:
                return false;
        }
    }

    private async Task RecordAsync(Fenced.Intent intent, SendOutcome outcome)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await ledger.RecordAsync(intent, outcome, CancellationToken.None);
                return;
            }
            catch (NpgsqlException error) when (tries < 5)
            {
                // A receipt or the end of the lease settles the slot if the database stays away.
                LogNotRecorded(error.SqlState, tries);
                await Task.Delay(TimeSpan.FromMilliseconds(200 * tries));
            }
        }
    }

    private void Rest(TimeSpan rest)
    {
        if (rest > TimeSpan.Zero && clock.GetUtcNow() + rest is var until && until > restUntil) restUntil = until;
    }

    private async Task HandBackAsync()
    {
        try
        {
            await queue.HandBackAsync(Owner, CancellationToken.None);
        }
        catch (NpgsqlException error)
        {
            LogNotHandedBack(error.SqlState);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Sent} notices were taken by WeChat")]
    private partial void LogSent(int sent);

    [LoggerMessage(2, LogLevel.Warning, "The outcome of a send could not be written down ({SqlState}), try {Tries}")]
    private partial void LogNotRecorded(string? sqlState, int tries);

    [LoggerMessage(3, LogLevel.Warning, "Claims could not be handed back ({SqlState}): they run out by themselves")]
    private partial void LogNotHandedBack(string? sqlState);
}

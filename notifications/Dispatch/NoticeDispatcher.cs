using System.Diagnostics;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Observability;
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
    private readonly SendPace pace = new(options.Value.Dispatch.PerSecond, clock);

    /// <summary>Who holds a claim of ours; another one after every start, so that nobody's old claims are taken for new ones.</summary>
    public string Owner { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";

    /// <summary>Works until nothing is due; does nothing when this program is already at it. Stopping hands back what is claimed.</summary>
    public async Task<int> DispatchDueAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Dispatch.Enabled || !await running.WaitAsync(TimeSpan.Zero, cancellationToken)) return 0;
        var sent = 0;
        try
        {
            while (!cancellationToken.IsCancellationRequested && !pace.IsResting && !await queue.IsStoppedAsync(template.Value.TemplateId, cancellationToken))
            {
                var claimed = await queue.ClaimAsync(Owner, options.Value.Dispatch.Batch, options.Value.Dispatch.ClaimLease, cancellationToken);
                if (claimed.Slots.Count == 0) break;
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
        pace.Dispose();
    }

    private async Task<int> SendAsync(ClaimedBatch claimed, CancellationToken cancellationToken)
    {
        var (sent, called, since) = (0, 0, Stopwatch.GetTimestamp());
        try
        {
            await Parallel.ForEachAsync(claimed.Slots, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Dispatch.Parallelism, CancellationToken = cancellationToken }, async (slot, token) =>
            {
                // Waiting happens before the fence: a slot that is Sending is really on its way.
                await pace.TurnAsync(token);
                if (pace.IsResting) return;
                var outcome = await SendAsync(slot);
                if (outcome is SendOutcome.Accepted)
                {
                    Telemetry.HandOver.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
                    Interlocked.Increment(ref sent);
                }

                if (outcome is not (null or SendOutcome.NotAccepted { Reason: NotAcceptedReason.HeldBack or NotAcceptedReason.NotConnected })) Interlocked.Increment(ref called);
            });
        }
        finally
        {
            await KeepAsync(() => queue.GiveBackAsync(claimed.Grant, claimed.Slots.Count - called, CancellationToken.None));
        }

        return sent;
    }

    // Once the intent is committed nothing may cut the call off: the answer must be written down. Null: no call was tried.
    private async Task<SendOutcome?> SendAsync(ClaimedSlot slot)
    {
        switch (await fence.TryAsync(Owner, slot, CancellationToken.None))
        {
            case Fenced.Intent intent:
                FaultPoints.Reach(FaultPoint.IntentCommitted);
                var outcome = await gateway.SendSubscribeMessageAsync(intent.Message, CancellationToken.None);
                if (outcome is SendOutcome.NotAccepted not) pace.RestFor(RetryPolicy.Rest(not.Reason));
                // The rest of the batch would only hear the same: it is handed back, and nothing is claimed until somebody has looked.
                if (outcome is SendOutcome.TemplateUnusable) pace.RestFor(RetryPolicy.WhileTemplateIsStopped);
                FaultPoints.Reach(FaultPoint.Answered);
                await WrittenDown.AsSoonAsPossibleAsync(() => ledger.RecordAsync(intent, outcome, CancellationToken.None), LogNotRecorded);
                FaultPoints.Reach(FaultPoint.Recorded);
                return outcome;

            case Fenced.Busy:
                await queue.PutBackAsync(Owner, slot, clock.GetUtcNow() + RetryPolicy.WhileBusy(slot.Tries, Random.Shared.NextDouble()), CancellationToken.None);
                return null;

            case Fenced.Quiet quiet:
                await queue.PutBackAsync(Owner, slot, quiet.Until, CancellationToken.None);
                return null;

            default:
                return null;
        }
    }

    private Task HandBackAsync() => KeepAsync(() => queue.HandBackAsync(Owner, CancellationToken.None));

    // What cannot be given back runs out by itself: a claim with its lease, the budget with its day.
    private async Task KeepAsync(Func<Task> giveBack)
    {
        try
        {
            await giveBack();
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

    [LoggerMessage(3, LogLevel.Warning, "Claims or a part of the budget could not be handed back ({SqlState}): they run out by themselves")]
    private partial void LogNotHandedBack(string? sqlState);
}

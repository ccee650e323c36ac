using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Notifications.Dispatch;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Sms;

/// <summary>
/// Sends the SMS that are due, a few at once and not faster than agreed, until none is due any more. Any number of programs may do so
/// at the same time: a slot is taken, checked and fenced in one transaction, and what is rolled back was never taken.
/// </summary>
internal sealed partial class SmsDispatcher(NpgsqlDataSource database, SendBudget budget, Fallback fallback, SmsFence fence, SmsLedger ledger, IOptions<DutyOptions> options, TimeProvider clock, ILogger<SmsDispatcher> logger, ISmsGateway? gateway = null) : IDisposable
{
    private readonly SemaphoreSlim running = new(1, 1);
    private readonly SendPace pace = new(options.Value.Sms.PerSecond, clock);

    /// <summary>Works until nothing is due; does nothing when this program is already at it.</summary>
    public async Task<int> DispatchDueAsync(CancellationToken cancellationToken)
    {
        if (gateway is null || !fallback.UsesSms || !await running.WaitAsync(TimeSpan.Zero, cancellationToken)) return 0;
        try
        {
            if (!await fence.IsAnyDueAsync(cancellationToken)) return 0;
            await using var allowance = new SmsAllowance(database, budget, clock, options.Value.Sms.Batch);
            var place = new SmsPlace();
            var lanes = Enumerable.Range(0, options.Value.Sms.Parallelism).Select(_ => LaneAsync(gateway, allowance, place, cancellationToken));
            var sent = (await Task.WhenAll(lanes)).Sum();
            if (sent > 0) LogSent(sent);
            return sent;
        }
        finally
        {
            running.Release();
        }
    }

    public void Dispose()
    {
        running.Dispose();
        pace.Dispose();
    }

    // Waiting happens before the fence: an attempt that is Sending is really on its way.
    private async Task<int> LaneAsync(ISmsGateway gateway, SmsAllowance allowance, SmsPlace place, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (!cancellationToken.IsCancellationRequested && !pace.IsResting)
        {
            await pace.TurnAsync(cancellationToken);
            if (await allowance.TakeAsync(cancellationToken) is not { } one) return sent;
            switch (await fence.NextAsync(place, cancellationToken))
            {
                case SmsFenced.Intent intent:
                    var outcome = await SendAsync(gateway, intent);
                    if (outcome is SmsOutcome.Accepted) sent++;
                    if (outcome is SmsOutcome.NotAccepted { Reason: SmsNotAcceptedReason.HeldBack or SmsNotAcceptedReason.NotConnected }) await allowance.PutBackAsync(one);
                    break;
                case SmsFenced.NothingDue:
                    await allowance.PutBackAsync(one);
                    return sent;
                default:
                    await allowance.PutBackAsync(one);
                    break;
            }
        }

        return sent;
    }

    // Once the intent is committed nothing may cut the call off: the answer must be written down.
    private async Task<SmsOutcome> SendAsync(ISmsGateway gateway, SmsFenced.Intent intent)
    {
        var outcome = await gateway.SendAsync(intent.Message, CancellationToken.None);
        switch (outcome)
        {
            case SmsOutcome.NotAccepted not:
                pace.RestFor(RetryPolicy.Rest(SmsLedger.ReasonOf(not.Reason)));
                break;
            case SmsOutcome.LimitReached { Limit: SmsLimit.Account or SmsLimit.Balance } limit:
                pace.RestUntil(limit.Until);
                break;
        }

        await WrittenDown.AsSoonAsPossibleAsync(() => ledger.RecordAsync(intent, outcome, CancellationToken.None), LogNotRecorded);
        return outcome;
    }

    [LoggerMessage(1, LogLevel.Information, "{Sent} SMS were taken by the vendor")]
    private partial void LogSent(int sent);

    [LoggerMessage(2, LogLevel.Warning, "The outcome of an SMS could not be written down ({SqlState}), try {Tries}")]
    private partial void LogNotRecorded(string? sqlState, int tries);
}

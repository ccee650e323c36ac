using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Notifications.Dispatch;
using JobAssist.Mobile.Notifications.Sms;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>Sends the news that is due, one person after the other, until none is due any more. Any number of programs may do so at the same time.</summary>
internal sealed partial class NewsDispatcher(NewsFence fence, NewsLedger ledger, IWeChatGateway weChat, IOptions<DutyOptions> options, TimeProvider clock, ILogger<NewsDispatcher> logger, ISmsGateway? sms = null) : IDisposable
{
    private readonly SemaphoreSlim running = new(1, 1);
    private readonly SendPace pace = new(options.Value.News.PerSecond, clock);

    /// <summary>Works until nothing is due; does nothing when this program is already at it.</summary>
    public async Task<int> DispatchDueAsync(CancellationToken cancellationToken)
    {
        if (!await running.WaitAsync(TimeSpan.Zero, cancellationToken)) return 0;
        try
        {
            var sent = 0;
            while (!cancellationToken.IsCancellationRequested && !pace.IsResting)
            {
                // Waiting happens before the fence: a message that is Sending is really on its way.
                await pace.TurnAsync(cancellationToken);
                var next = await fence.NextAsync(cancellationToken);
                if (next is NewsFenced.NothingDue) break;
                if (await SendAsync(next)) sent++;
            }

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

    // Once the intent is committed nothing may cut the call off: the answer must be written down.
    private async Task<bool> SendAsync(NewsFenced next)
    {
        switch (next)
        {
            case NewsFenced.WeChat intent:
                var answer = await weChat.SendSubscribeMessageAsync(intent.Call, CancellationToken.None);
                if (answer is SendOutcome.NotAccepted not) pace.RestFor(RetryPolicy.Rest(not.Reason));
                await WrittenDown.AsSoonAsPossibleAsync(() => ledger.RecordAsync(intent, answer, CancellationToken.None), LogNotRecorded);
                return answer is SendOutcome.Accepted;

            case NewsFenced.Sms intent:
                var outcome = await sms!.SendAsync(intent.Call, CancellationToken.None);
                if (outcome is SmsOutcome.NotAccepted held) pace.RestFor(RetryPolicy.Rest(SmsLedger.ReasonOf(held.Reason)));
                await WrittenDown.AsSoonAsPossibleAsync(() => ledger.RecordAsync(intent, outcome, CancellationToken.None), LogNotRecorded);
                return outcome is SmsOutcome.Accepted;

            default:
                return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Sent} messages about changed openings were taken")]
    private partial void LogSent(int sent);

    [LoggerMessage(2, LogLevel.Warning, "The outcome of a message could not be written down ({SqlState}), try {Tries}")]
    private partial void LogNotRecorded(string? sqlState, int tries);
}

using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>
/// Stops sending while WeChat answers in doubt, for every further try would cost a person a notice nobody can vouch for.
/// Nothing is repeated here. Polly's own threshold of 100 calls in 30 s would never be met at our rates.
/// </summary>
internal sealed class SendBreaker
{
    private readonly ResiliencePipeline<SendOutcome> _pipeline;

    public SendBreaker(IOptions<WeChatOptions> options, TimeProvider clock)
    {
        _pipeline = new ResiliencePipelineBuilder<SendOutcome> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SendOutcome>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.Value.SendRest,
                ShouldHandle = tried => ValueTask.FromResult(IsTrouble(tried.Outcome.Result)),
            })
            .Build();
    }

    public async Task<SendOutcome> RunAsync(Func<CancellationToken, Task<SendOutcome>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await send(token), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            return new SendOutcome.NotAccepted(NotAcceptedReason.HeldBack, ErrorCode: null);
        }
    }

    // A refusal or bad values say that WeChat works. Credentials concern every send alike.
    private static bool IsTrouble(SendOutcome? outcome) =>
        outcome is SendOutcome.Unknown or SendOutcome.NotAccepted { Reason: NotAcceptedReason.NotConnected or NotAcceptedReason.Credentials };
}

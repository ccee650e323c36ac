using Polly;
using Polly.CircuitBreaker;

namespace JobAssist.Mobile.Infra.Outgoing;

/// <summary>
/// Stops sending while a platform answers in doubt, for every further try would cost a person a notice nobody can vouch for.
/// Nothing is repeated here. Polly's own threshold of 100 calls in 30 s would never be met at our rates.
/// </summary>
internal sealed class SendBreaker<TOutcome>
    where TOutcome : class
{
    private readonly ResiliencePipeline<TOutcome> _pipeline;
    private readonly TOutcome _heldBack;

    /// <param name="rest">How long nothing is sent once the circuit has opened.</param>
    /// <param name="clock">Measures the rest and the half minute that is looked at.</param>
    /// <param name="isTrouble">True where the outcome says something about the platform and not about one message.</param>
    /// <param name="heldBack">What a send comes to that is not made.</param>
    public SendBreaker(TimeSpan rest, TimeProvider clock, Func<TOutcome, bool> isTrouble, TOutcome heldBack)
    {
        _heldBack = heldBack;
        _pipeline = new ResiliencePipelineBuilder<TOutcome> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<TOutcome>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = rest,
                ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Result is { } outcome && isTrouble(outcome)),
            })
            .Build();
    }

    public async Task<TOutcome> RunAsync(Func<CancellationToken, Task<TOutcome>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await send(token), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            return _heldBack;
        }
    }
}

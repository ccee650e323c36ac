using JobAssist.Mobile.Infra.Outgoing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>
/// The access token of this process. WeChat's stable tokens are the same on every node, so nothing is shared and nothing
/// is locked between nodes; within one, at most one request for a token is on its way. A token is never forced out.
/// </summary>
internal sealed partial class AccessTokens(
    WeChatTransport transport, IOptions<WeChatOptions> options, TimeProvider clock, ILogger<AccessTokens> logger) : IDisposable
{
    // A good answer holds for 300 s at least: in a token's last five minutes WeChat gives out the next and both work.
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan ShortestKeep = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Kept? _kept;
    private string? _lastRefused;
    private WeChatFailure? _lastFailure;
    private DateTimeOffset _nextTry;
    private int _failures;

    public async Task<TokenOutcome> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } kept) return kept;

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Fresh() is { } meanwhile) return meanwhile;
            var fetched = await FetchAsync(refused: null, cancellationToken);
            return fetched is { Value: null } && _kept is { } old && clock.GetUtcNow() < old.EndsAt ? new TokenOutcome(old.Value, null) : fetched;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A token other than the one WeChat has just refused. Fetches only if nobody else has replaced it meanwhile.</summary>
    public async Task<TokenOutcome> ReplaceAsync(string refused, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_kept is { } kept && kept.Value != refused) return new TokenOutcome(kept.Value, null);
            (_kept, _lastRefused) = (null, refused);
            return await FetchAsync(refused, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private TokenOutcome? Fresh() => _kept is { } kept && clock.GetUtcNow() < kept.RenewAt ? new TokenOutcome(kept.Value, null) : null;

    private async Task<TokenOutcome> FetchAsync(string? refused, CancellationToken cancellationToken)
    {
        if (_lastFailure is not null && clock.GetUtcNow() < _nextTry) return new TokenOutcome(null, _lastFailure);

        Observability.Telemetry.TokenRequests.Add(1);
        var asked = new
        {
            grant_type = "client_credential",
            appid = options.Value.AppId,
            secret = options.Value.AppSecret,
            force_refresh = false,
        };
        var answer = await transport.PostAsync("cgi-bin/stable_token", asked, cancellationToken);
        var token = answer.ErrorCode is null or 0 ? answer.Json.Text("access_token") : null;
        var life = answer.Json.Whole("expires_in");
        if (token is null || life is not (> 0 and < 1_000_000)) return Failed(answer.ToFailure());
        // The very token that was refused: the secret, the address list or the account is wrong, and asking again changes nothing.
        if (token == refused) return Failed(new WeChatFailure(WeChatFailureKind.Credentials, answer.ErrorCode));

        var now = clock.GetUtcNow();
        var rest = TimeSpan.FromSeconds(life.Value);
        _kept = new Kept(token, now + Max(rest - Reserve, ShortestKeep), now + rest);
        _lastFailure = null;
        // A token that was refused before is only tried again; until another one comes the pauses go on growing.
        if (token != _lastRefused) _failures = 0;
        return new TokenOutcome(token, null);
    }

    private TokenOutcome Failed(WeChatFailure failure)
    {
        var rest = TimeSpan.FromSeconds(Math.Min(LongestRest.TotalSeconds, Math.Pow(2, Math.Min(_failures++, 10))));
        (_lastFailure, _nextTry) = (failure, clock.GetUtcNow() + rest);
        LogNoToken(failure.Kind, failure.ErrorCode, failure.Rid, rest.TotalSeconds);
        return new TokenOutcome(null, failure);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    [LoggerMessage(1, LogLevel.Error, "No WeChat access token: {Kind}, errcode {ErrorCode}, rid {Rid}; asking again in {Rest} s at the earliest")]
    private partial void LogNoToken(WeChatFailureKind kind, int? errorCode, string? rid, double rest);

    private sealed record Kept(string Value, DateTimeOffset RenewAt, DateTimeOffset EndsAt);
}

/// <summary>A token, or why there is none.</summary>
internal readonly record struct TokenOutcome(string? Value, WeChatFailure? Failure)
{
    public override string ToString() => Value is null ? $"no token: {Failure}" : "a token";
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace JobAssist.Mobile.Infra.Redis;

/// <summary>
/// One connection that is made in the background, comes back by itself, and never lets a caller wait for longer than the budget.
/// Uses only calls that are the same in versions 1.2 and 2.x of the client.
/// </summary>
internal sealed partial class RedisConnection : IDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly RedisOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationToken _ended;
    private volatile ConnectionMultiplexer? _connection;
    private long _restUntil;

    public RedisConnection(IOptions<RedisOptions> options, TimeProvider clock, ILogger<RedisConnection> logger)
    {
        (_options, _clock, _logger, _ended) = (options.Value, clock, logger, _ending.Token);
        if (!string.IsNullOrWhiteSpace(_options.Configuration)) _ = Task.Run(() => ConnectAsync(_options.Configuration));
    }

    /// <summary>The connection is there again after it was lost: messages sent meanwhile are gone.</summary>
    public event EventHandler? Restored;

    public bool Available => _connection is { IsConnected: true } && _clock.GetUtcNow().UtcTicks >= Volatile.Read(ref _restUntil);

    public string Prefix => _options.Prefix;

    /// <summary>The outcome of one call, or <paramref name="away"/> when Redis is away, slow, full or says no.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Redis holds only what may be lost: whatever goes wrong with it, the caller goes on without.")]
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> call, T away)
    {
        if (!Available || _connection is not { } connection) return away;
        try
        {
            var answer = call(connection.GetDatabase());
            // A late failure of an abandoned call concerns nobody any more.
            _ = answer.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return await answer.WaitAsync(_options.Budget);
        }
        catch (Exception e)
        {
            if (e is TimeoutException) Volatile.Write(ref _restUntil, (_clock.GetUtcNow() + _options.Rest).UtcTicks);
            LogSkipped(e.GetType().Name);
            return away;
        }
    }

    /// <summary>Subscribes now or as soon as there is a connection; the client itself renews it after a break.</summary>
    public async Task SubscribeAsync(string channel, Action<string> onMessage, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended);
        void Handle(RedisChannel _, RedisValue message) => onMessage(message.ToString());
        ConnectionMultiplexer? subscribed = null;
        try
        {
            while (subscribed is null)
            {
                subscribed = await TrySubscribeAsync(channel, Handle);
                if (subscribed is null) await Task.Delay(BetweenTries, _clock, either.Token);
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, either.Token);
        }
        catch (OperationCanceledException)
        {
            // One handler only: other subscriptions of the channel stay.
            if (subscribed is not null && !_ended.IsCancellationRequested)
                await subscribed.GetSubscriber().UnsubscribeAsync(channel, Handle, CommandFlags.FireAndForget);
        }
    }

    public void Dispose()
    {
        if (_ended.IsCancellationRequested) return;
        _ending.Cancel();
        _connection?.Dispose();
        _ending.Dispose();
    }

    private async Task<ConnectionMultiplexer?> TrySubscribeAsync(string channel, Action<RedisChannel, RedisValue> handle)
    {
        if (_connection is not { IsConnected: true } connection) return null;
        try
        {
            await connection.GetSubscriber().SubscribeAsync(channel, handle);
            return connection;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            LogSkipped(e.GetType().Name);
            return null;
        }
    }

    private async Task ConnectAsync(string configuration)
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                var asked = ConfigurationOptions.Parse(configuration);
                asked.AbortOnConnectFail = false;
                asked.ConnectTimeout = 1000;
                asked.SyncTimeout = 1000;
                asked.ClientName = "jobassist";
                var connection = await ConnectionMultiplexer.ConnectAsync(asked);
                connection.ConnectionFailed += (_, _) => LogLost();
                connection.ConnectionRestored += (_, restored) =>
                {
                    if (restored.ConnectionType is ConnectionType.Subscription) Restored?.Invoke(this, EventArgs.Empty);
                };
                _connection = connection;
                if (_ended.IsCancellationRequested) connection.Dispose();
                return;
            }
            catch (Exception e) when (e is RedisException or TimeoutException or InvalidOperationException or ArgumentException or System.Net.Sockets.SocketException)
            {
                LogSkipped(e.GetType().Name);
                await Task.Delay(BetweenTries, _clock, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Redis is away; going on without it")]
    private partial void LogLost();

    // The exception's text names keys and addresses; its type says enough.
    [LoggerMessage(2, LogLevel.Debug, "Redis call skipped: {Reason}")]
    private partial void LogSkipped(string reason);
}

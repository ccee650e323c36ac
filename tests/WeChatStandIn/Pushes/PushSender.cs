using System.Collections.Concurrent;
using System.Diagnostics;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Delivers pushes in the background: in parallel, three attempts, five seconds each.</summary>
public sealed class PushSender(World world, IHttpClientFactory http) : IAsyncDisposable
{
    const int Attempts = 3;

    readonly SemaphoreSlim _lanes = new(world.Options.PushParallelism);
    readonly CancellationTokenSource _stopping = new();
    readonly ConcurrentQueue<PushRecord> _records = new();
    readonly ConcurrentQueue<PushRecord> _held = new();
    readonly ConcurrentQueue<DeliveryFailure> _failures = new();
    long _lastId;
    int _underWay;

    /// <summary>Keep new pushes back until <see cref="Release"/>.</summary>
    public bool Holding { get; set; }
    public IReadOnlyList<PushRecord> Records => [.. _records];
    public int Held => _held.Count;

    /// <summary>Queues a push; null when the app has no push address.</summary>
    public PushRecord? Enqueue(MiniApp app, PushMessage message, TimeSpan delay)
    {
        if (app.Options.Push is null)
            return null;
        var record = new PushRecord(Interlocked.Increment(ref _lastId), app.AppId, message, world.Clock.GetUtcNow());
        _records.Enqueue(record);
        if (Holding)
            _held.Enqueue(record);
        else
            Start(record, delay);
        return record;
    }

    /// <summary>Scripts the delivery result of coming messages.</summary>
    public void FailDelivery(DeliveryFailure failure)
    {
        for (var i = 0; i < failure.Count; i++)
            _failures.Enqueue(failure);
    }

    /// <summary>Sends the held pushes, in their order or shuffled.</summary>
    public int Release(bool shuffled)
    {
        Holding = false;
        var records = new List<PushRecord>();
        while (_held.TryDequeue(out var record))
            records.Add(record);
        var order = records.ToArray();
        if (shuffled)
            world.Chance.Shuffle(order.AsSpan());
        foreach (var record in order)
            Start(record, TimeSpan.Zero);
        return order.Length;
    }

    /// <summary>Sends exact copies of earlier pushes.</summary>
    public IReadOnlyList<PushRecord> Redeliver(IEnumerable<PushRecord> records, int times, bool shuffled, TimeSpan delay)
    {
        var copies = records.SelectMany(record => Enumerable.Repeat(record, times)).ToArray();
        if (shuffled)
            world.Chance.Shuffle(copies.AsSpan());
        return [.. copies.Select(copy => Enqueue(world.Apps[copy.AppId], copy.Message, delay)).OfType<PushRecord>()];
    }

    /// <summary>Forgets the pushes of the past; long scenarios would keep them all.</summary>
    public void Forget() => _records.Clear();

    /// <summary>True when nothing is queued, delayed or under way before the time is over.</summary>
    public async Task<bool> WhenIdleAsync(TimeSpan timeout)
    {
        for (var waited = 0; waited < timeout.TotalMilliseconds; waited += 20)
        {
            if (Volatile.Read(ref _underWay) == 0)
                return true;
            await Task.Delay(20);
        }
        return Volatile.Read(ref _underWay) == 0;
    }

    /// <summary>The GET by which the console checks an address.</summary>
    public async Task<VerificationAnswer> VerifyAsync(MiniApp app, bool good)
    {
        var echo = $"{world.Chance.Between(100_000_000, 2_000_000_000)}";
        var attempt = await TryAsync(PushRequest.Verification(world, app, echo, good), HttpMethod.Get);
        return new VerificationAnswer(attempt.Status, attempt.Body, attempt.Status == 200 && attempt.Body == echo);
    }

    internal void ReportSent(Account account, Template template, long msgId)
    {
        var (code, status) = Outcome(account.OpenId);
        var delay = world.Options.SentEventDelayMs + (world.Chance.Happens(world.Soak.LatePushShare) ? world.Soak.LatePushMs : 0);
        if (code == 0)
            world.Tally.Count("deliveries");
        else
            world.Tally.Count("deliveries.failed");
        var record = Enqueue(account.App, PushMessages.Sent(world, account, template.Id, msgId, code, status), TimeSpan.FromMilliseconds(delay));
        if (record is not null && world.Chance.Happens(world.Soak.DuplicatePushShare))
            Redeliver([record], 1, shuffled: false, TimeSpan.FromMilliseconds(delay + 50));
    }

    internal async Task<PushAttempt> TryAsync(PushRequest request, HttpMethod method)
    {
        var (at, asked) = (world.Clock.GetUtcNow(), Stopwatch.GetTimestamp());
        try
        {
            using var client = http.CreateClient(StandInHost.PushClient);
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            timeout.CancelAfter(world.Options.PushTimeoutMs);
            using var message = new HttpRequestMessage(method, request.Url);
            if (method == HttpMethod.Post)
                message.Content = request.Content();
            using var response = await client.SendAsync(message, timeout.Token);
            var body = await response.Content.ReadAsStringAsync(timeout.Token);
            return new PushAttempt(at, (int)response.StatusCode, body, (int)response.StatusCode == 200 && body is "" or "success") { Took = Stopwatch.GetElapsedTime(asked) };
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return new PushAttempt(at, 0, "", false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await WhenIdleAsync(TimeSpan.FromSeconds(2));
        _stopping.Dispose();
        _lanes.Dispose();
    }

    (int Code, string Status) Outcome(string openId)
    {
        if (_failures.TryPeek(out var next) && (next.Openid is null || next.Openid == openId) && _failures.TryDequeue(out var failure))
            return (failure.ErrorCode, failure.Status);
        return world.Chance.Happens(world.Soak.DeliveryFailureShare) ? (1, "system failed") : (0, "success");
    }

    void Start(PushRecord record, TimeSpan delay)
    {
        Interlocked.Increment(ref _underWay);
        _ = DeliverAsync(record, delay);
    }

    async Task DeliverAsync(PushRecord record, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, _stopping.Token);
            PushRequest? request = null;
            for (var i = 0; i < Attempts; i++)
            {
                if (i > 0)
                    await Task.Delay(world.Options.PushRetryDelayMs, _stopping.Token);
                if (request is null || world.Switches.ResignOnRetry)
                    request = PushRequest.Of(world, world.Apps[record.AppId], record.Message);
                await _lanes.WaitAsync(_stopping.Token);
                PushAttempt attempt;
                try
                {
                    attempt = await TryAsync(request, HttpMethod.Post);
                }
                finally
                {
                    _lanes.Release();
                }
                record.Add(attempt);
                if (attempt.Succeeded)
                    break;
            }
            world.Tally.Count(record.Succeeded ? "pushes.delivered" : "pushes.givenUp");
        }
        catch (OperationCanceledException)
        {
            world.Tally.Count("pushes.cancelled");
        }
        finally
        {
            record.Finish();
            Interlocked.Decrement(ref _underWay);
        }
    }
}

/// <summary>A message that is accepted and then fails to arrive.</summary>
public sealed record DeliveryFailure(string? Openid = null, int Count = 1, int ErrorCode = 1, string Status = "system failed");

/// <summary>How an address answered the console's check.</summary>
public sealed record VerificationAnswer(int Status, string Body, bool EchoMatched);

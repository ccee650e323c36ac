using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.SmsStandIn;

/// <summary>Pushes receipts in the background: at most a hundred in one push, three attempts; only 200 with result 0 ends them.</summary>
public sealed class ReceiptSender(World world, IHttpClientFactory http) : IAsyncDisposable
{
    const int Attempts = 3;
    const int MostInOnePush = 100;

    readonly CancellationTokenSource _stopping = new();
    readonly ConcurrentQueue<ReceiptPush> _pushes = new();
    readonly ConcurrentQueue<JsonObject> _held = new();
    readonly Lock _gate = new();
    readonly List<DeliveryFailure> _failures = [];
    long _lastId;
    int _underWay;

    /// <summary>Keep new receipts back until <see cref="Release"/>.</summary>
    public bool Holding { get; set; }
    public IReadOnlyList<ReceiptPush> Pushes => [.. _pushes];

    /// <summary>Scripts the receipts of coming messages.</summary>
    public void FailDelivery(DeliveryFailure failure)
    {
        lock (_gate)
            _failures.AddRange(Enumerable.Repeat(failure, failure.Count));
    }

    /// <summary>Sends the held receipts in their order or shuffled; returns how many.</summary>
    public int Release(bool shuffled)
    {
        Holding = false;
        var receipts = new List<JsonObject>();
        while (_held.TryDequeue(out var receipt))
            receipts.Add(receipt);
        var order = receipts.ToArray();
        if (shuffled)
            world.Chance.Shuffle(order.AsSpan());
        foreach (var part in order.Chunk(MostInOnePush))
            Start(Body(part), TimeSpan.Zero);
        return order.Length;
    }

    /// <summary>Sends exact copies of earlier pushes.</summary>
    public int Redeliver(int times, bool shuffled)
    {
        var copies = Pushes.SelectMany(push => Enumerable.Repeat(push.Body, times)).ToArray();
        if (shuffled)
            world.Chance.Shuffle(copies.AsSpan());
        foreach (var copy in copies)
            Start(copy, TimeSpan.Zero);
        return copies.Length;
    }

    /// <summary>Forgets the pushes of the past; long scenarios would keep them all.</summary>
    public void Forget() => _pushes.Clear();

    /// <summary>Pushes any body once and says what came back.</summary>
    public Task<PushAttempt> PushRawAsync(string body) => TryAsync(body);

    /// <summary>True when nothing is delayed or under way before the time is over.</summary>
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

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await WhenIdleAsync(TimeSpan.FromSeconds(2));
        _stopping.Dispose();
    }

    internal void Report(string phone, string serialNo, string? reference)
    {
        if (world.Options.ReceiptUrl is null)
            return;
        var failure = TakeFailure(phone);
        if (failure is { Lost: true })
            return;
        var receipt = new JsonObject
        {
            ["user_receive_time"] = world.Clock.Beijing().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            ["nationcode"] = "86",
            ["mobile"] = phone.Replace("+86", "", StringComparison.Ordinal),
            ["report_status"] = failure is null ? "SUCCESS" : "FAIL",
            ["errmsg"] = failure?.Word ?? "DELIVRD",
            ["description"] = failure is null ? "用户短信送达成功" : "用户短信接收失败",
            ["sid"] = serialNo,
        };
        if (world.Options.ReceiptsWithReference)
            receipt["ext"] = reference ?? "";
        if (Holding)
            _held.Enqueue(receipt);
        else
            Start(Body([receipt]), TimeSpan.FromMilliseconds(world.Options.ReceiptDelayMs));
    }

    DeliveryFailure? TakeFailure(string phone)
    {
        lock (_gate)
        {
            var failure = _failures.FirstOrDefault(scripted => scripted.Phone is null || scripted.Phone == phone);
            if (failure is not null)
                _failures.Remove(failure);
            return failure;
        }
    }

    static string Body(IEnumerable<JsonObject> receipts) =>
        new JsonArray([.. receipts.Select(receipt => receipt.DeepClone())]).ToJsonString(Json.Wire);

    void Start(string body, TimeSpan delay)
    {
        var push = new ReceiptPush(Interlocked.Increment(ref _lastId), body);
        _pushes.Enqueue(push);
        Interlocked.Increment(ref _underWay);
        _ = DeliverAsync(push, delay);
    }

    async Task DeliverAsync(ReceiptPush push, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, _stopping.Token);
            for (var i = 0; i < Attempts && !push.Succeeded; i++)
            {
                if (i > 0)
                    await Task.Delay(world.Options.ReceiptRetryDelayMs, _stopping.Token);
                push.Add(await TryAsync(push.Body));
            }
        }
        catch (OperationCanceledException)
        {
            // The stand-in is being stopped.
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    async Task<PushAttempt> TryAsync(string body)
    {
        try
        {
            using var client = http.CreateClient(StandInHost.ReceiptClient);
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            timeout.CancelAfter(world.Options.ReceiptTimeoutMs);
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri(world.Options.ReceiptUrl!), content, timeout.Token);
            var answer = await response.Content.ReadAsStringAsync(timeout.Token);
            return new PushAttempt((int)response.StatusCode, answer, (int)response.StatusCode == 200 && SaysTaken(answer));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return new PushAttempt(0, "", false);
        }
    }

    static bool SaysTaken(string answer)
    {
        try
        {
            return JsonNode.Parse(answer) is JsonObject json && json["result"]?.GetValueKind() == JsonValueKind.Number && json["result"]!.GetValue<double>() == 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>A message that is accepted and then does not arrive, or whose receipt is lost.</summary>
public sealed record DeliveryFailure(string? Phone = null, int Count = 1, string Word = "UNDELIV", bool Lost = false);

/// <summary>One attempt of a push; status 0 is no answer within the time.</summary>
public sealed record PushAttempt(int Status, string Body, bool Succeeded);

/// <summary>One push and what became of it.</summary>
public sealed class ReceiptPush(long id, string body)
{
    readonly ConcurrentQueue<PushAttempt> _attempts = new();

    public long Id => id;
    public string Body => body;
    public bool Succeeded => _attempts.Any(attempt => attempt.Succeeded);
    public IReadOnlyList<PushAttempt> Attempts => [.. _attempts];

    internal void Add(PushAttempt attempt) => _attempts.Enqueue(attempt);
}

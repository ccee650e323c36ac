namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>One attempt of a push; status 0 is no answer within the time.</summary>
public sealed record PushAttempt(DateTimeOffset At, int Status, string Body, bool Succeeded)
{
    /// <summary>Real time from the request to its answer.</summary>
    public TimeSpan Took { get; init; }
}

/// <summary>One push and what became of it.</summary>
public sealed class PushRecord(long id, string appId, PushMessage message, DateTimeOffset queuedAt)
{
    readonly Lock _gate = new();
    readonly List<PushAttempt> _attempts = [];
    readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Id => id;
    public string AppId => appId;
    public string Event => message.Event;
    public string? OpenId => message.OpenId;
    public string Body => message.Json;
    public DateTimeOffset QueuedAt => queuedAt;
    public bool IsFinished => _finished.Task.IsCompleted;
    public bool Succeeded => Attempts.Any(attempt => attempt.Succeeded);

    public IReadOnlyList<PushAttempt> Attempts
    {
        get
        {
            lock (_gate)
                return [.. _attempts];
        }
    }

    internal PushMessage Message => message;

    /// <summary>Ends when the push was accepted, or given up after the last attempt.</summary>
    public Task WhenFinished() => _finished.Task;

    internal void Add(PushAttempt attempt)
    {
        lock (_gate)
            _attempts.Add(attempt);
    }

    internal void Finish() => _finished.TrySetResult();
}

using JobAssist.Mobile.TestShared;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Notifications.Tests;

/// <summary>Sending, SMS, news, inboxes and repairs each have a loop: none of them may take the others with it.</summary>
public sealed class DutyLoopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_loop_that_meets_a_fault_nobody_thought_of_says_where_and_goes_on_without_a_word_of_whom()
    {
        using var logs = new CapturedLogs();
        using var loop = new Faulty(logs.CreateLogger("loop"), turns => turns == 1 ? throw new KeyNotFoundException("张三 13900001234") : false);

        await loop.StartAsync(CancellationToken.None);
        await loop.Reached(2).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await loop.StopAsync(CancellationToken.None);

        var said = Assert.Single(logs.Lines, line => line.Contains("KeyNotFoundException", StringComparison.Ordinal));
        Assert.Contains("TurnAsync", said, StringComparison.Ordinal);
        Assert.DoesNotContain(logs.Lines, line => line.Contains("张三", StringComparison.Ordinal) || line.Contains("13900001234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_loop_with_more_to_do_does_not_wait_for_its_next_turn()
    {
        using var logs = new CapturedLogs();
        using var loop = new Faulty(logs.CreateLogger("loop"), turns => turns < 5) { Pause = TimeSpan.FromHours(1) };

        await loop.StartAsync(CancellationToken.None);
        await loop.Reached(5).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await loop.StopAsync(CancellationToken.None);

        Assert.Equal(5, loop.Turns);
    }

    private sealed class Faulty(ILogger logger, Func<int, bool> turn) : DutyLoop(TimeProvider.System, logger)
    {
        private readonly Dictionary<int, TaskCompletionSource> reached = Enumerable.Range(1, 5).ToDictionary(turns => turns, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(10);
        public int Turns { get; private set; }

        protected override TimeSpan Interval => Pause;

        public Task Reached(int turns) => reached[turns].Task;

        protected override Task<bool> TurnAsync(CancellationToken cancellationToken)
        {
            Turns++;
            if (reached.TryGetValue(Turns, out var mark)) mark.SetResult();
            return Task.FromResult(turn(Turns));
        }
    }
}

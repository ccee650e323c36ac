using JobAssist.Mobile.TestShared;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Notifications.Tests;

/// <summary>Sending, SMS, news, inboxes and repairs each have a loop: none of them may take the others with it.</summary>
public sealed class DutyLoopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(nameof(KeyNotFoundException))]
    [InlineData(nameof(InvalidOperationException))]
    public async Task A_loop_that_meets_a_fault_nobody_thought_of_says_where_and_goes_on_without_a_word_of_whom(string fault)
    {
        using var logs = new CapturedLogs();
        using var loop = new Faulty(logs.CreateLogger("loop"), fault is nameof(KeyNotFoundException) ? new KeyNotFoundException("张三 13900001234") : new InvalidOperationException("张三 13900001234"));

        await loop.StartAsync(CancellationToken.None);
        await loop.SecondTurn.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await loop.StopAsync(CancellationToken.None);

        var said = Assert.Single(logs.Lines, line => line.Contains(fault, StringComparison.Ordinal));
        Assert.Contains("TurnAsync", said, StringComparison.Ordinal);
        Assert.DoesNotContain(logs.Lines, line => line.Contains("张三", StringComparison.Ordinal) || line.Contains("13900001234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_is_no_fault_of_the_loop()
    {
        using var logs = new CapturedLogs();
        using var loop = new Faulty(logs.CreateLogger("loop"), new InvalidOperationException("cut", new Npgsql.NpgsqlException()));

        await loop.StartAsync(CancellationToken.None);
        await loop.SecondTurn.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await loop.StopAsync(CancellationToken.None);

        Assert.Contains("was cut off", Assert.Single(logs.Lines, line => line.Contains("InvalidOperationException", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>Fails in its first turn.</summary>
    private sealed class Faulty(ILogger logger, Exception fault) : DutyLoop(TimeProvider.System, logger)
    {
        private readonly TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int turns;

        public Task SecondTurn => second.Task;

        protected override TimeSpan Interval => TimeSpan.FromMilliseconds(10);

        protected override Task TurnAsync(CancellationToken cancellationToken)
        {
            if (++turns == 1) throw fault;
            second.TrySetResult();
            return Task.CompletedTask;
        }
    }
}

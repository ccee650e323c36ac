using JobAssist.Mobile.Infra.Outgoing;
using JobAssist.Mobile.Infra.Tests.WeChat;

namespace JobAssist.Mobile.Infra.Tests.Outgoing;

/// <summary>A breaker that cannot open at the rate of a place protects nobody there.</summary>
public sealed class SendBreakerRateTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private readonly ManualClock clock = new();
    private readonly SendBreaker<string> breaker;
    private string answer = "well";
    private int made;

    public SendBreakerRateTests() => breaker = new SendBreaker<string>(Rest, clock, outcome => outcome == "doubt", "held back");

    [Fact]
    public async Task At_forty_a_second_a_platform_that_fails_costs_ten_messages_and_not_a_minute_of_them()
    {
        await SendAsync(40 * 60, TimeSpan.FromMilliseconds(25));
        (answer, made) = ("doubt", 0);

        await SendAsync(40 * 60, TimeSpan.FromMilliseconds(25));

        // Ten open it, and after half a minute one finds that nothing is better.
        Assert.Equal(11, made);
    }

    [Fact]
    public async Task At_one_a_minute_an_outage_of_three_hours_costs_few_messages()
    {
        await SendAsync(30, TimeSpan.FromMinutes(1));
        (answer, made) = ("doubt", 0);

        await SendAsync(180, TimeSpan.FromMinutes(1));

        Assert.InRange(made, 8, 35);
    }

    [Fact]
    public async Task Once_the_platform_is_well_everything_goes_out_within_the_longest_rest()
    {
        answer = "doubt";
        await SendAsync(120, TimeSpan.FromMinutes(1));
        (answer, made) = ("well", 0);

        await SendAsync(9, TimeSpan.FromMinutes(1));
        Assert.InRange(made, 1, 9);
        made = 0;
        await SendAsync(100, TimeSpan.FromMilliseconds(25));

        Assert.Equal(100, made);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(60_000)]
    public async Task One_doubt_in_ten_holds_nothing_back(int everyMilliseconds)
    {
        for (var turn = 0; turn < 50; turn++)
        {
            answer = "doubt";
            await SendAsync(1, TimeSpan.FromMilliseconds(everyMilliseconds));
            answer = "well";
            await SendAsync(9, TimeSpan.FromMilliseconds(everyMilliseconds));
        }

        Assert.Equal(500, made);
    }

    [Fact]
    public async Task While_one_send_tries_whether_the_platform_is_well_the_others_are_held_back()
    {
        answer = "doubt";
        await SendAsync(5, TimeSpan.FromSeconds(1));
        clock.Advance(Rest);
        var trial = new TaskCompletionSource<string>();

        var first = breaker.RunAsync(_ => trial.Task, default);
        var second = await breaker.RunAsync(_ => Task.FromResult("well"), default);
        trial.SetResult("well");

        Assert.Equal(("held back", "well"), (second, await first));
        Assert.Equal("well", await breaker.RunAsync(_ => Task.FromResult("well"), default));
    }

    [Fact]
    public async Task A_trial_that_its_caller_cuts_off_lets_the_next_one_try()
    {
        answer = "doubt";
        await SendAsync(5, TimeSpan.FromSeconds(1));
        clock.Advance(Rest);

        await Assert.ThrowsAsync<OperationCanceledException>(() => breaker.RunAsync(_ => throw new OperationCanceledException(), default));

        Assert.Equal("well", await breaker.RunAsync(_ => Task.FromResult("well"), default));
    }

    private async Task SendAsync(int times, TimeSpan apart)
    {
        for (var send = 0; send < times; send++)
        {
            await breaker.RunAsync(_ => Task.FromResult(Count()), default);
            clock.Advance(apart);
        }

        string Count()
        {
            made++;
            return answer;
        }
    }
}

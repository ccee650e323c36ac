using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Api.Tests.Http;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Too_much_of_one_account_is_429_with_a_time_to_come_back_and_others_go_on()
    {
        await using var app = await StartAsync(("RateLimits:Reads", "5"));
        var (busy, calm) = (await app.SignInAsync(), await app.SignInAsync());

        var replies = new List<Reply>();
        for (var n = 0; n < 7; n++) replies.Add(await busy.GetAsync("/v1/sessions/current"));

        Assert.Equal([200, 200, 200, 200, 200, 429, 429], replies.Select(reply => reply.Status));
        Assert.Equal("rate.limited", replies[5].Code);
        Assert.InRange(replies[5].RetryAfter!.Value.TotalSeconds, 1, 60);
        Assert.Equal(200, (await calm.GetAsync("/v1/sessions/current")).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await busy.GetAsync("/v1/sessions/current")).Status);
    }

    [Fact]
    public async Task Guessing_check_codes_is_slow_and_other_reading_is_not()
    {
        await using var app = await StartAsync(("RateLimits:CheckCode", "3"));

        var guesses = new List<int>();
        for (var n = 0; n < 5; n++) guesses.Add((await app.Anybody.GetAsync($"/v1/notices/2222222{n + 2}")).Status);

        Assert.Equal([404, 404, 404, 429, 429], guesses);
        Assert.Equal(200, (await app.Anybody.GetAsync("/v1/regions")).Status);
    }

    [Fact]
    public async Task Two_nodes_count_together_while_Redis_is_there_and_apart_when_it_is_not()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using var one = await StartAsync(("RateLimits:CheckCode", "4"), ("Redis:Configuration", redis.Configuration), Patience);
        await using var two = await StartAsync(("RateLimits:CheckCode", "4"), ("Redis:Configuration", redis.Configuration), Patience);
        await one.UntilSharedAsync();
        await two.UntilSharedAsync();

        var together = new List<int>();
        for (var n = 0; n < 3; n++)
        {
            together.Add((await one.Anybody.GetAsync("/v1/notices/22222222")).Status);
            together.Add((await two.Anybody.GetAsync("/v1/notices/22222222")).Status);
        }

        await redis.StopAsync();
        var apart = (await one.Anybody.GetAsync("/v1/notices/22222222")).Status;

        Assert.Equal([404, 404, 404, 404, 429, 429], together);
        Assert.Equal(404, apart);
    }

    [Fact]
    public async Task A_large_limit_is_counted_in_bundles_and_never_passed()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using var one = await StartAsync(("RateLimits:Anonymous", "100"), ("Redis:Configuration", redis.Configuration), Patience);
        await using var two = await StartAsync(("RateLimits:Anonymous", "100"), ("Redis:Configuration", redis.Configuration), Patience);
        await one.UntilSharedAsync();
        await two.UntilSharedAsync();

        var let = 0;
        for (var n = 0; n < 60; n++)
        {
            foreach (var node in (MobileApp[])[one, two]) let += (await node.Anybody.GetAsync("/v1/regions")).Status == 200 ? 1 : 0;
        }

        // At most a bundle of five is left over on each node.
        Assert.InRange(let, 90, 100);
    }

    [Fact]
    public async Task A_forged_forwarding_header_changes_nobody_s_count()
    {
        await using var app = await StartAsync(("RateLimits:Anonymous", "2"));
        var statuses = new List<int>();
        for (var n = 0; n < 4; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/regions");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{n}");
            using var client = app.NewClient();
            using var response = await client.SendAsync(request);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([200, 200, 429, 429], statuses);
    }

    // What is counted is asked here, not how soon: a busy Redis would be given up and each node count alone.
    private static (string, string) Patience => ("Redis:Budget", "00:00:02");

    private static async Task<MobileApp> StartAsync(params (string Key, string Value)[] settings)
    {
        var app = new MobileApp();
        foreach (var (key, value) in settings) app.Settings[key] = value;
        await app.InitializeAsync();
        return app;
    }
}

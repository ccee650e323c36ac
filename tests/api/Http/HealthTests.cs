using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Api.Tests.Http;

public sealed class HealthTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task Lives_and_is_ready_and_tells_details_to_this_machine()
    {
        var (live, ready) = (await app.Anybody.GetAsync("/health/live"), await app.Anybody.GetAsync("/health/ready"));

        Assert.Equal((200, """{"status":"ok"}"""), (live.Status, live.Text));
        Assert.Equal((200, """{"status":"ok","details":{"database":"ok","redis":"away"}}"""), (ready.Status, ready.Text));
    }
}

/// <summary>PostgreSQL dies under the program.</summary>
public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task Without_its_database_it_lives_is_not_ready_and_says_503_until_the_database_is_back()
    {
        await using var server = await PostgresServer.StartOwnAsync();
        await using var app = new MobileApp { Server = server };
        await app.InitializeAsync();
        var phone = await app.SignInAsync();

        // The tests' server writes late; a real one would not.
        await server.ExecuteAsync("postgres", "CHECKPOINT");
        server.Kill();
        var (live, ready, read, write) = (await app.Anybody.GetAsync("/health/live"), await app.Anybody.GetAsync("/health/ready"), await phone.GetAsync("/v1/sessions/current"), await app.Anybody.PostAsync("/v1/sessions/wechat", new { code = app.WeChat.OpenApp("o-x") }));

        Assert.Equal(200, live.Status);
        Assert.Equal(503, ready.Status);
        Assert.Equal((503, "unavailable"), (read.Status, read.Code));
        Assert.Equal((503, "unavailable"), (write.Status, write.Code));
        Assert.NotNull(read.RetryAfter);

        await server.BackAsync();
        Assert.Equal(200, (await UntilAsync(() => phone.GetAsync("/v1/sessions/current"))).Status);
        Assert.Equal(200, (await app.Anybody.GetAsync("/health/ready")).Status);
    }

    private static async Task<Reply> UntilAsync(Func<Task<Reply>> ask)
    {
        var reply = await ask();
        for (var tries = 0; reply.Status != 200 && tries < 40; tries++)
        {
            await Task.Delay(250);
            reply = await ask();
        }

        return reply;
    }
}

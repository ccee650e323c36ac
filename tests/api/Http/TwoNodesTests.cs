using System.Diagnostics;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Api.Tests.Http;

public sealed class TwoNodesTests
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task What_is_published_on_one_node_is_matched_on_the_other_within_a_second_with_and_without_Redis()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using var one = await StartAsync(null, redis);
        await using var two = await StartAsync(one, redis);
        await one.JoinPlacesAsync();
        var (broker, employer) = await one.SignInMandatedBrokerAsync();
        var worker = OnNode(two, await one.SignInWorkerAsync());
        Assert.Equal(200, (await worker.GetAsync("/v1/me/matches")).Status);

        // Looking every three seconds would be lucky once, not four times running.
        for (var time = 0; time < 4; time++)
            Assert.InRange(await UntilMatchedAsync(worker, await one.PublishThroughAsync(broker, employer)), TimeSpan.Zero, Quick);

        await redis.StopAsync();
        for (var time = 0; time < 4; time++)
            Assert.InRange(await UntilMatchedAsync(worker, await one.PublishThroughAsync(broker, employer)), TimeSpan.Zero, Quick);

        Assert.NotNull((await one.SignInAsync()).AccessToken);
        Assert.NotNull((await two.SignInAsync()).AccessToken);
    }

    [Fact]
    public async Task What_one_node_remembers_of_a_person_ends_with_a_change_on_the_other()
    {
        await using var one = new MobileApp();
        await one.InitializeAsync();
        await using var two = new MobileApp { First = one };
        await two.InitializeAsync();
        await one.PublishJoinedAsync();
        await one.LookAtMarketAsync();
        await two.LookAtMarketAsync();

        for (var time = 0; time < 10; time++)
        {
            var worker = await one.SignInWorkerAsync();
            var elsewhere = OnNode(two, worker);
            Assert.NotEqual("[]", (await elsewhere.GetAsync("/v1/me/matches")).Text);

            await one.ChangeWorkerAsync(await one.WorkerOfAsync(worker), w => w.Intention = WorkIntention.ContentWhereIAm);
            Assert.Equal("[]", (await elsewhere.GetAsync("/v1/me/matches")).Text);

            Assert.Equal(204, (await worker.DeleteAsync("/v1/sessions/current")).Status);
            Assert.Equal(401, (await elsewhere.GetAsync("/v1/me/matches")).Status);
        }
    }

    private static async Task<MobileApp> StartAsync(MobileApp? first, RedisServer redis)
    {
        var app = new MobileApp { First = first };
        app.Settings["Redis:Configuration"] = redis.Configuration;
        await app.InitializeAsync();
        await app.UntilSharedAsync();
        return app;
    }

    private static Phone OnNode(MobileApp node, Phone phone) => new(node.NewClient(), phone.AccessToken);

    private static async Task<TimeSpan> UntilMatchedAsync(Phone worker, JobPostingId posting)
    {
        var since = Stopwatch.StartNew();
        while (since.Elapsed < Patience)
        {
            if ((await worker.GetAsync("/v1/me/matches?top=20")).Text.Contains(posting.ToString(), StringComparison.Ordinal)) return since.Elapsed;
            await Task.Delay(20);
        }

        return since.Elapsed;
    }
}

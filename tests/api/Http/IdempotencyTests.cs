using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JobAssist.Mobile.Api.Tests.Http;

/// <summary>The filter itself, before a handler that writes one row per effect and answers as the body asks.</summary>
public sealed class IdempotencyTests(MobileApp app) : IClassFixture<MobileApp>, IAsyncLifetime
{
    private WebApplication probe = null!;

    public async ValueTask InitializeAsync() => probe = await app.StartBesideAsync(MapProbe);

    public ValueTask DisposeAsync() => probe.DisposeAsync();

    [Fact]
    public async Task A_hundred_parallel_repetitions_have_one_effect_and_one_answer()
    {
        var phone = await SignInAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => UntilAnsweredAsync()));

        Assert.All(replies, reply => Assert.Equal(201, reply.Status));
        Assert.Single(replies.Select(reply => reply.Text).Distinct());
        Assert.Equal(1, await EffectsAsync("one"));

        // Whoever waits more than a second for the first is told to ask again, and does.
        async Task<Reply> UntilAnsweredAsync()
        {
            while (true)
            {
                var reply = await phone.PostAsync("/probe", new ProbeRequest("one", 201), "key-1");
                if (reply.Code != "idempotency.in_progress") return reply;
                await Task.Delay(reply.RetryAfter ?? TimeSpan.Zero);
            }
        }
    }

    [Theory]
    [InlineData(null, "idempotency.missing")]
    [InlineData("", "idempotency.missing")]
    [InlineData("with space", "idempotency.invalid")]
    [InlineData("256", "idempotency.invalid")]
    public async Task A_key_that_is_none_is_refused(string? key, string code)
    {
        var phone = await SignInAsync();

        var reply = await phone.PostAsync("/probe", new ProbeRequest("none", 201), key == "256" ? new string('k', 256) : key);

        Assert.Equal((400, code), (reply.Status, reply.Code));
        Assert.Equal(0, await EffectsAsync("none"));
    }

    [Fact]
    public async Task The_same_key_on_another_body_is_422()
    {
        var phone = await SignInAsync();
        await phone.PostAsync("/probe", new ProbeRequest("first", 201), "key-2");

        var other = await phone.PostAsync("/probe", new ProbeRequest("second", 201), "key-2");

        Assert.Equal((422, "idempotency.other_body"), (other.Status, other.Code));
        Assert.Equal(0, await EffectsAsync("second"));
    }

    [Fact]
    public async Task The_same_key_of_somebody_else_is_another_key()
    {
        var (one, two) = (await SignInAsync(), await SignInAsync());

        var first = await one.PostAsync("/probe", new ProbeRequest("both", 201), "key-3");
        var second = await two.PostAsync("/probe", new ProbeRequest("both", 201), "key-3");

        Assert.NotEqual(first.Text, second.Text);
        Assert.Equal(2, await EffectsAsync("both"));
    }

    [Theory]
    [InlineData(409, 1)]
    [InlineData(404, 1)]
    [InlineData(400, 2)]
    [InlineData(429, 2)]
    [InlineData(500, 0)]
    [InlineData(503, 0)]
    public async Task What_is_remembered_and_what_is_undone_depends_on_the_answer(int status, int effects)
    {
        var phone = await SignInAsync();

        var first = await phone.PostAsync("/probe", new ProbeRequest($"by-status-{status}", status), "key-4");
        var second = await phone.PostAsync("/probe", new ProbeRequest($"by-status-{status}", status), "key-4");

        Assert.Equal((status, status), (first.Status, second.Status));
        Assert.Equal(effects, await EffectsAsync($"by-status-{status}"));
    }

    [Fact]
    public async Task A_handler_that_breaks_after_its_effect_leaves_nothing_and_may_be_repeated()
    {
        var phone = await SignInAsync();

        var broken = await phone.PostAsync("/probe", new ProbeRequest("break", 0), "key-5");
        var effects = await EffectsAsync("break");

        Assert.Equal((500, "unexpected"), (broken.Status, broken.Code));
        Assert.Equal(0, effects);
        Assert.Equal(0, await app.Database.ScalarAsync<long>("SELECT count(*) FROM idempotency_keys WHERE key = 'key-5'"));
    }

    [Fact]
    public async Task A_second_request_while_the_first_one_works_is_told_so()
    {
        var phone = await SignInAsync();

        var slow = phone.PostAsync("/probe", new ProbeRequest("slow", 201, Milliseconds: 2_500), "key-6");
        await Task.Delay(500);
        var second = await phone.PostAsync("/probe", new ProbeRequest("slow", 201, Milliseconds: 2_500), "key-6");

        Assert.Equal((409, "idempotency.in_progress"), (second.Status, second.Code));
        Assert.NotNull(second.RetryAfter);
        Assert.Equal(201, (await slow).Status);
        Assert.Equal(1, await EffectsAsync("slow"));
    }

    [Fact]
    public async Task A_handler_s_own_transaction_joins_the_one_around_it()
    {
        var phone = await SignInAsync();

        var reply = await phone.PostAsync("/probe", new ProbeRequest("joined", 500, OwnWork: true), "key-7");

        Assert.Equal(500, reply.Status);
        Assert.Equal(0, await EffectsAsync("joined"));
    }

    [Fact]
    public async Task The_answer_is_kept_sealed()
    {
        var phone = await SignInAsync();

        await phone.PostAsync("/probe", new ProbeRequest("seen-by-nobody", 201), "key-8");

        Assert.DoesNotContain("seen-by-nobody", await app.Database.ScalarAsync<string>("SELECT encode(answer_sealed, 'escape') FROM idempotency_keys WHERE key = 'key-8'"), StringComparison.Ordinal);
    }

    private async Task<Phone> SignInAsync()
    {
        var client = probe.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = new Uri(probe.Urls.First());
        return new Phone(client, (await app.SignInAsync()).AccessToken);
    }

    private Task<long> EffectsAsync(string name) => app.Database.ScalarAsync<long>($"SELECT count(*) FROM staff WHERE display_name = '{name}'");

    private static void MapProbe(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/probe", HandleAsync).RequireAuthorization(Policies.Account).RequireIdempotencyKey();

    private static async Task<IResult> HandleAsync(ProbeRequest request, CurrentAccount me, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var work = request.OwnWork ? await Work.BeginAsync(db, ct) : null;
        db.Staff.Add(new StaffMember(StaffId.New(), StaffRole.Liaison, MobileApp.County, request.Name, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        if (work is not null) await work.CommitAsync(ct);
        await Task.Delay(request.Milliseconds, ct);
        return request.Status switch
        {
            0 => throw new InvalidOperationException("broken on purpose"),
            >= 400 => ProblemResponses.Problem(request.Status, "probe.status", "测试"),
            _ => TypedResults.Json(new { id = Guid.CreateVersion7(), request.Name }, statusCode: request.Status),
        };
    }
}

public sealed record ProbeRequest(string Name, int Status, int Milliseconds = 0, bool OwnWork = false);

using System.Text.Json.Nodes;

namespace JobAssist.Mobile.Api.Tests.Workers;

/// <summary>A list is told again word for word only while nothing has changed that it is made of.</summary>
public sealed class KeptListsTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task Each_of_many_who_ask_again_and_at_once_gets_the_own_list()
    {
        for (var n = 0; n < 3; n++) await app.PublishJoinedAsync();
        await app.LookAtMarketAsync();
        var phones = new List<(Phone Phone, string List)>();
        for (var n = 0; n < 6; n++)
        {
            var floor = 200_000 + (n * 10_000);
            var phone = await app.SignInWorkerAsync();
            await app.ChangeWorkerAsync(await app.WorkerOfAsync(phone), w => w.Change(w.Wishes with { WageFloorFen = floor }, app.Clock.GetUtcNow()));
            phones.Add((phone, await ListAsync(phone)));
            Assert.Contains($"{floor / 100}元", phones[n].List, StringComparison.Ordinal);
        }

        Assert.Equal(phones.Count, phones.Select(p => p.List).Distinct(StringComparer.Ordinal).Count());
        for (var time = 0; time < 5; time++)
        {
            var again = await Task.WhenAll(phones.Select(p => ListAsync(p.Phone)));
            Assert.Equal(phones.Select(p => p.List), again);
        }
    }

    [Fact]
    public async Task A_list_of_another_length_is_made_anew()
    {
        for (var n = 0; n < 3; n++) await app.PublishJoinedAsync();
        await app.LookAtMarketAsync();
        var worker = await app.SignInWorkerAsync();

        foreach (var top in (int[])[3, 1, 1, 2, 3]) Assert.Equal(top, JsonNode.Parse(await ListAsync(worker, top))!.AsArray().Count);
    }

    [Fact]
    public async Task A_changed_posting_is_told_as_it_is_before_and_after_the_market_is_read_again()
    {
        var posting = await app.PublishJoinedAsync();
        await app.LookAtMarketAsync();
        var worker = await app.SignInWorkerAsync();

        for (var time = 0; time < 5; time++)
        {
            Assert.Equal(await ListAsync(worker, 50), await ListAsync(worker, 50));
            await SqlAsync($"UPDATE job_postings SET title = '第{time}次改名' WHERE id = '{posting}'");
            Assert.Equal($"第{time}次改名", await TitleAsync());
            await app.LookAtMarketAsync();
            Assert.Equal($"第{time}次改名", await TitleAsync());
            Assert.Equal($"第{time}次改名", await TitleAsync());
        }

        async Task<string?> TitleAsync() =>
            (string?)JsonNode.Parse(await ListAsync(worker, 50))!.AsArray().Single(m => (string?)m!["posting"]!["id"] == posting.ToString())!["posting"]!["title"];
    }

    [Fact]
    public async Task A_sentence_instead_of_a_list_ends_with_what_it_was_about()
    {
        await app.LookAtMarketAsync();
        var worker = await app.SignInWorkerAsync();
        await app.ChangeWorkerAsync(await app.WorkerOfAsync(worker), w => w.Change(w.Wishes with { WageFloorFen = 3_000_000 }, app.Clock.GetUtcNow()));
        var first = await SaysAsync();
        Assert.Equal(first, await SaysAsync());

        await app.PublishJoinedAsync();
        await app.ChangeWorkerAsync(await app.WorkerOfAsync(worker), w => w.Change(w.Wishes with { WageFloorFen = null }, app.Clock.GetUtcNow()));
        await app.LookAtMarketAsync();

        Assert.NotEqual("[]", await ListAsync(worker));
        Assert.Null(await SaysAsync());

        async Task<string?> SaysAsync()
        {
            var (_, headers) = await app.ExchangeAsync(worker, HttpMethod.Get, "/v1/me/matches");
            return headers.TryGetValues("Says", out var says) ? says.Single() : null;
        }
    }

    private static async Task<string> ListAsync(Phone phone, int top = 20)
    {
        var reply = await phone.GetAsync($"/v1/me/matches?top={top}");
        Assert.Equal(200, reply.Status);
        return reply.Text;
    }

    private async Task SqlAsync(string sql)
    {
        await using var command = app.Database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

using System.Text.Json;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Workers.Matches;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Workers;

public sealed class MatchesTests(MobileApp app) : IClassFixture<MobileApp>
{
    private static int slots;

    [Fact]
    public async Task Every_match_shows_a_posting_and_reasons_that_sum_to_its_score()
    {
        await app.PublishJoinedAsync();
        await app.PublishJoinedAsync();
        var worker = await SeekerAsync();

        var matches = (await worker.GetAsync("/v1/me/matches?top=20")).Json.AsArray();

        Assert.True(matches.Count >= 2);
        Assert.Equal(Enumerable.Range(1, matches.Count), matches.Select(m => (int)m!["rank"]!));
        Assert.All(matches, m => Assert.Equal((int)m!["score"]!, m["reasons"]!.AsArray().Sum(r => (int)r!["points"]!)));
        Assert.All(matches, m => Assert.Equal("open", (string)m!["posting"]!["availability"]!));
        Assert.NotNull(matches[0]!["competition"]!["text"]);
        Assert.Contains((string)matches[0]!["chance"]!["band"]!, new[] { "large", "middling", "small" });
        Assert.DoesNotContain('%', (string)matches[0]!["chance"]!["text"]!);
    }

    [Fact]
    public async Task The_list_is_written_as_the_serializer_would_write_it()
    {
        for (var n = 0; n < 3; n++) await app.PublishJoinedAsync();
        var worker = await SeekerAsync();
        var rules = new JsonSerializerOptions();
        JsonRules.Apply(rules);

        var first = (await worker.GetAsync("/v1/me/matches?top=20")).Text;
        var again = (await worker.GetAsync("/v1/me/matches?top=20")).Text;

        Assert.Equal(JsonSerializer.Serialize(JsonSerializer.Deserialize<MatchItem[]>(first, rules), rules), first);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task An_edited_profile_changes_the_very_next_list()
    {
        await app.PublishJoinedAsync();
        var worker = await SeekerAsync();

        for (var time = 0; time < 10; time++)
        {
            Assert.NotEqual("[]", (await worker.GetAsync("/v1/me/matches")).Text);
            await WishFloorAsync(worker, 3_000_000);
            Assert.Equal("[]", (await worker.GetAsync("/v1/me/matches")).Text);
            await WishFloorAsync(worker, null);
        }
    }

    [Fact]
    public async Task Without_personal_ranking_only_date_and_place_count()
    {
        await app.PublishJoinedAsync();
        var worker = await SeekerAsync(w => w.Personalised = false);

        var matches = (await worker.GetAsync("/v1/me/matches")).Json.AsArray();

        Assert.NotEmpty(matches);
        Assert.All(matches, m => Assert.Equal(["date", "home_county"], m!["reasons"]!.AsArray().Select(r => (string)r!["code"]!)));
    }

    [Fact]
    public async Task Somebody_who_does_not_look_for_work_gets_an_empty_list_and_a_sentence()
    {
        await app.PublishJoinedAsync();
        var worker = await SeekerAsync(w => w.Intention = WorkIntention.ContentWhereIAm);

        var (reply, headers) = await app.ExchangeAsync(worker, HttpMethod.Get, "/v1/me/matches");

        Assert.Equal("[]", reply.Text);
        Assert.Contains("没有登记找工作", Uri.UnescapeDataString(headers.GetValues("Says").Single()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_under_sixteen_is_shown_anything_and_the_law_is_named()
    {
        await app.PublishJoinedAsync();
        var phone = await app.SignInAsync();
        await app.BindAsync(phone, await app.RegisterPersonAsync("周小小", app.NewIdNumber(new DateOnly(2012, 5, 5))));

        var (reply, headers) = await app.ExchangeAsync(phone, HttpMethod.Get, "/v1/me/matches");

        Assert.Equal("[]", reply.Text);
        Assert.Contains("十六周岁", Uri.UnescapeDataString(headers.GetValues("Says").Single()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task A_list_has_one_to_fifty_entries(int top)
    {
        var worker = await SeekerAsync();

        Assert.Equal(400, (await worker.GetAsync($"/v1/me/matches?top={top}")).Status);
    }

    [Fact]
    public async Task Why_names_the_first_gate_that_fails()
    {
        var posting = await app.PublishAsync(terms => terms with { WorkplaceCode = "441900", Shift = ShiftPattern.Night });
        await app.JoinPlacesAsync();
        var worker = await SeekerAsync(w => w.Change(w.Wishes with { NoNightShift = true }, app.Clock.GetUtcNow()));

        var why = (await worker.GetAsync($"/v1/me/matches/{posting}/why")).Json;

        Assert.False((bool)why["listed"]!);
        Assert.Equal("refused.night_shift", (string)why["notListed"]!["code"]!);
    }

    [Fact]
    public async Task Why_speaks_of_what_has_ended_and_not_of_what_was_never_shown()
    {
        var worker = await SeekerAsync();
        var ended = await app.PublishJoinedAsync();
        var suspended = await app.PublishJoinedAsync();
        await using (var db = app.Database.Open())
        {
            Assert.True((await db.Postings.SingleAsync(p => p.Id == ended)).TryClose("Other", app.Clock.GetUtcNow(), out _));
            (await db.Postings.SingleAsync(p => p.Id == suspended)).Suspend("report", app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        Assert.Equal("posting.closed", (string)(await worker.GetAsync($"/v1/me/matches/{ended}/why")).Json["notListed"]!["code"]!);
        Assert.Equal(404, (await worker.GetAsync($"/v1/me/matches/{suspended}/why")).Status);
        Assert.Equal(404, (await worker.GetAsync($"/v1/me/matches/{JobPostingId.New()}/why")).Status);
    }

    [Fact]
    public async Task A_changed_wish_is_offered_with_the_number_of_openings_it_brings()
    {
        var day = await app.PublishJoinedAsync();
        await app.PublishAsync(terms => terms with { WorkplaceCode = "441900", Shift = ShiftPattern.Night });
        var worker = await SeekerAsync(w => w.Change(w.Wishes with { NoNightShift = true }, app.Clock.GetUtcNow()));
        var nights = (int)(await worker.GetAsync("/v1/me/matches/advice")).Json["counterfactuals"]![0]!["more"]!;

        var matches = (await worker.GetAsync("/v1/me/matches?top=50")).Json.AsArray();
        var advice = (await worker.GetAsync("/v1/me/matches/advice")).Json;
        await app.ChangeWorkerAsync(await app.WorkerOfAsync(worker), w => w.Change(w.Wishes with { NoNightShift = false }, app.Clock.GetUtcNow()));
        var widened = (await worker.GetAsync("/v1/me/matches?top=50")).Json.AsArray();

        Assert.Contains(matches, m => (string)m!["posting"]!["id"]! == day.ToString());
        Assert.Equal((matches.Count, widened.Count), ((int)advice["open"]!, matches.Count + nights));
        Assert.Equal($"如果接受夜班，多{nights}个岗位", (string)matches[0]!["counterfactuals"]![0]!["text"]!);
        Assert.Empty(advice["nearMisses"]!.AsArray());
    }

    [Fact]
    public async Task When_nothing_fits_the_nearest_opening_is_shown_with_the_wish_that_keeps_it_away()
    {
        await app.PublishJoinedAsync();
        var worker = await SeekerAsync(w => w.Change(w.Wishes with { WageFloorFen = 3_000_000 }, app.Clock.GetUtcNow()));

        var (reply, headers) = await app.ExchangeAsync(worker, HttpMethod.Get, "/v1/me/matches");
        var advice = (await worker.GetAsync("/v1/me/matches/advice")).Json;

        Assert.Equal("[]", reply.Text);
        Assert.StartsWith("现在没有完全合适的岗位", Uri.UnescapeDataString(headers.GetValues("Says").Single()), StringComparison.Ordinal);
        Assert.Equal(0, (int)advice["open"]!);
        Assert.Equal("wishes.floor_above_all", (string)advice["contradictions"]![0]!["code"]!);
        Assert.Equal("pay.below_floor", (string)advice["nearMisses"]![0]!["wishes"]![0]!["code"]!);
        Assert.NotNull(advice["nearMisses"]![0]!["posting"]!["title"]);
    }

    [Fact]
    public async Task What_the_round_told_many_others_stands_last_in_the_list_and_why_names_places_and_people()
    {
        var crowded = await app.PublishJoinedAsync(headcount: 3);
        for (var other = 0; other < 10; other++) await app.PublishJoinedAsync();
        await PriceAsync(crowded, price: 9_000, told: 60);
        var worker = await SeekerAsync();

        var matches = (await worker.GetAsync("/v1/me/matches?top=50")).Json.AsArray();
        var why = (await worker.GetAsync($"/v1/me/matches/{crowded}/why")).Json;

        Assert.Equal(crowded.ToString(), (string)matches[^1]!["posting"]!["id"]!);
        Assert.Equal((int)matches[^1]!["score"]!, matches[^1]!["reasons"]!.AsArray().Sum(r => (int)r!["points"]!));
        Assert.Equal("rank.claimed", (string)why["notListed"]!["code"]!);
        Assert.Equal("适合您，但只招3人，已先通知60人", (string)why["notListed"]!["text"]!);
    }

    [Fact]
    public async Task What_the_round_told_the_worker_costs_that_worker_nothing()
    {
        var told = await app.PublishJoinedAsync(headcount: 3);
        for (var other = 0; other < 10; other++) await app.PublishJoinedAsync();
        await PriceAsync(told, price: 9_000, told: 60);
        var worker = await SeekerAsync();
        var before = (await worker.GetAsync($"/v1/me/matches/{told}/why")).Json;

        await SqlAsync($"INSERT INTO allotments (slot, worker_id, posting_ids, scores) SELECT max(slot), '{await app.WorkerOfAsync(worker)}', ARRAY['{told}'::uuid], ARRAY[5000::smallint] FROM round_passes");

        Assert.Equal("rank.claimed", (string)before["notListed"]!["code"]!);
        var matches = (await worker.GetAsync("/v1/me/matches?top=50")).Json.AsArray();
        Assert.NotEqual(told.ToString(), (string)matches[^1]!["posting"]!["id"]!);
        Assert.NotEqual("rank.claimed", (string?)(await worker.GetAsync($"/v1/me/matches/{told}/why")).Json["notListed"]?["code"]);
    }

    [Fact]
    public async Task The_list_follows_what_plain_statements_change_in_postings_employers_and_agreements()
    {
        var posting = await app.PublishJoinedAsync();
        var worker = await SeekerAsync();
        Assert.True(await ShownAsync());

        await SqlAsync($"UPDATE employers SET standing = 'Suspended' WHERE id = (SELECT employer_id FROM job_postings WHERE id = '{posting}')");
        Assert.False(await ShownAsync());
        await SqlAsync($"UPDATE employers SET standing = 'Good' WHERE id = (SELECT employer_id FROM job_postings WHERE id = '{posting}')");
        Assert.True(await ShownAsync());
        await SqlAsync("UPDATE agreements SET valid_to = '2026-11-01'");
        Assert.False(await ShownAsync());
        await SqlAsync("UPDATE agreements SET valid_to = '2027-12-31'");
        Assert.True(await ShownAsync());
        await SqlAsync($"UPDATE job_postings SET state = 'Closed' WHERE id = '{posting}'");
        Assert.False(await ShownAsync());

        async Task<bool> ShownAsync()
        {
            await app.LookAtMarketAsync();
            return (await worker.GetAsync("/v1/me/matches?top=50")).Text.Contains(posting.ToString(), StringComparison.Ordinal);
        }
    }

    private async Task WishFloorAsync(Phone worker, int? fen)
    {
        var wishes = new { occupations = Array.Empty<string>(), destinations = Array.Empty<string>(), personalised = true, wageFloorFen = fen };
        var (reply, _) = await app.ExchangeAsync(worker, HttpMethod.Put, "/v1/me/profile", wishes, await app.VersionAsync(worker, "/v1/me/profile"));
        Assert.True(reply.Status == 200, reply.Text);
    }

    // Two rounds of one test class would be two slots: the later one's prices count.
    private async Task PriceAsync(JobPostingId posting, int price, int told)
    {
        var slot = $"20{30 + Interlocked.Increment(ref slots)}-01-H1";
        await SqlAsync($"""
            INSERT INTO rounds (id, slot, started_by, started_at) VALUES (uuid_v7(), '{slot}', 'Operator', now());
            INSERT INTO round_prices (slot, posting_id, price, capacity, load) VALUES ('{slot}', '{posting}', {price}, {told}, {told});
            INSERT INTO round_passes (slot, pass, made_at, workers, postings, capacity, notices, value, bound, gap_share, epsilon, largest_regret, over_capacity, priced_with_free_seat, coverage, fill, postings_shown, gini, notices_per_seat, seed, seconds)
            VALUES ('{slot}', 0, now(), 1, 1, {told}, {told}, 0, 0, 0, 400, 0, 0, 0, 1, 1, 1, 0, 20, 0, 0);
            """);
    }

    private async Task SqlAsync(string sql)
    {
        await using var command = app.Database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<Phone> SeekerAsync(Action<Worker>? change = null)
    {
        var phone = await app.SignInWorkerAsync();
        if (change is not null) await app.ChangeWorkerAsync(await app.WorkerOfAsync(phone), change);
        await app.LookAtMarketAsync();
        return phone;
    }
}

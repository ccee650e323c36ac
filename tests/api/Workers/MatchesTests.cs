using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Workers;

public sealed class MatchesTests(MobileApp app) : IClassFixture<MobileApp>
{
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

    private async Task<Phone> SeekerAsync(Action<Worker>? change = null)
    {
        var phone = await app.SignInWorkerAsync();
        if (change is not null) await app.ChangeWorkerAsync(await app.WorkerOfAsync(phone), change);
        await app.LookAtMarketAsync();
        return phone;
    }
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Caseworkers;

/// <summary>A hire needs three voices; only the last counts, once, and never beyond the places.</summary>
public sealed class HireWalkTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task Broker_worker_and_caseworker_agree_and_the_hire_counts_once()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var posting = await app.PublishThroughAsync(broker, employer);
        var (worker, caseworker) = (await app.SignInWorkerAsync("王小四"), await app.SignInCaseworkerAsync());

        var (application, hire) = await ClaimAsync(broker, worker, posting);
        var early = await ConfirmAsync(caseworker, hire);
        await worker.PostAsync($"/v1/me/applications/{application}/hire-answer", new { answer = "yes" });
        var listed = (await caseworker.GetAsync("/v1/casework/hires?state=claimed")).Json["items"]!.AsArray().Single(h => (Guid)h!["id"]! == hire.Value)!;
        var confirmed = await ConfirmAsync(caseworker, hire);

        Assert.Equal((409, "hire.worker_has_not_agreed"), (early.Status, early.Code));
        Assert.Equal(("王*四", "yes", 2), ((string)listed["worker"]!, (string)listed["answer"]!, (int)listed["placesLeft"]!));
        Assert.True(confirmed.Status == 200, confirmed.Text);
        Assert.Equal((1, PostingState.Published), await FilledAsync(posting));
        Assert.Equal("hired", (string)(await worker.GetAsync("/v1/me/applications")).Json["items"]![0]!["standing"]!["picture"]!);
    }

    [Fact]
    public async Task A_confirmed_hire_is_an_observation_for_the_chance_of_a_hire_and_an_unanswered_claim_is_none()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var (posting, caseworker) = (await app.PublishThroughAsync(broker, employer, headcount: 7), await app.SignInCaseworkerAsync());
        await ConfirmAsync(caseworker, await AgreeAsync(broker, await app.SignInWorkerAsync(), posting));
        await ClaimAsync(broker, await app.SignInWorkerAsync(), posting);
        await using var db = app.Database.Open();

        var observed = (await Infra.Matching.HireObservations.LoadAsync(db, app.Clock.GetUtcNow(), CancellationToken.None)).Where(o => o.Input.FreePlaces == 7).ToList();

        Assert.Equal((true, 0, true), (Assert.Single(observed).Hired, observed[0].Input.Applied, observed[0].Input.PaperMet));
    }

    [Fact]
    public async Task The_same_confirmation_again_gets_the_same_answer_and_changes_nothing()
    {
        var (hire, posting, caseworker) = await AgreedAsync(headcount: 5);

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ConfirmAsync(caseworker, hire)));
        var other = await caseworker.PostAsync($"/v1/casework/hires/{hire}/confirmation", new { evidence = "visit" });

        Assert.All(replies, reply => Assert.Equal((200, replies[0].Text), (reply.Status, reply.Text)));
        Assert.Equal((409, "hire.already_decided"), (other.Status, other.Code));
        Assert.Equal((1, PostingState.Published), await FilledAsync(posting));
    }

    [Fact]
    public async Task Of_parallel_confirmations_of_the_last_place_one_is_taken_and_the_posting_is_filled()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var posting = await app.PublishThroughAsync(broker, employer, headcount: 2);
        var caseworker = await app.SignInCaseworkerAsync();
        var hires = new List<HireId>();
        for (var n = 0; n < 6; n++) hires.Add(await AgreeAsync(broker, await app.SignInWorkerAsync(), posting));

        var replies = await Task.WhenAll(hires.Select(hire => ConfirmAsync(caseworker, hire)));

        Assert.Equal(2, replies.Count(r => r.Status == 200));
        Assert.All(replies.Where(r => r.Status != 200), r => Assert.Equal((409, "hire.no_place_left"), (r.Status, r.Code)));
        Assert.Equal((2, PostingState.Filled), await FilledAsync(posting));
        await using var db = app.Database.Open();
        Assert.Equal(2, await db.Hires.CountAsync(h => h.PostingId == posting && h.State == Domain.Hires.HireState.Confirmed));
    }

    [Fact]
    public async Task A_worker_who_says_no_makes_it_a_disagreement_that_nobody_can_confirm()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var (worker, caseworker) = (await app.SignInWorkerAsync(), await app.SignInCaseworkerAsync());
        var (application, hire) = await ClaimAsync(broker, worker, await app.PublishThroughAsync(broker, employer));

        await worker.PostAsync($"/v1/me/applications/{application}/hire-answer", new { answer = "no" });
        var reply = await ConfirmAsync(caseworker, hire);

        Assert.Equal("hire.worker_has_not_agreed", reply.Code);
        Assert.Contains(hire.ToString(), (await caseworker.GetAsync("/v1/casework/hires?state=disputed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_that_claims_cannot_answer_for_the_worker()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        await app.BindAsync(broker, await app.RegisterWorkerAsync());
        var (application, _) = await ClaimAsync(broker, broker, await app.PublishThroughAsync(broker, employer));

        var reply = await broker.PostAsync($"/v1/me/applications/{application}/hire-answer", new { answer = "yes" });

        Assert.Equal((409, "hire.same_voice"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Nothing_is_confirmed_before_the_first_day_of_work()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var caseworker = await app.SignInCaseworkerAsync();
        var hire = await AgreeAsync(broker, await app.SignInWorkerAsync(), await app.PublishThroughAsync(broker, employer), startsOn: "2026-12-01");

        var reply = await ConfirmAsync(caseworker, hire);

        Assert.Equal((409, "hire.not_started"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Someone_elses_hire_looks_like_none()
    {
        var (hire, _, _) = await AgreedAsync(headcount: 1);
        var neighbour = await app.SignInCaseworkerAsync(MobileApp.OtherCounty);
        var city = await app.SignInCaseworkerAsync("530600");

        var reply = await ConfirmAsync(neighbour, hire);

        Assert.Equal((404, "not_found"), (reply.Status, reply.Code));
        Assert.Equal(404, (await ConfirmAsync(neighbour, HireId.New())).Status);
        Assert.Empty((await neighbour.GetAsync("/v1/casework/hires")).Json["items"]!.AsArray());
        Assert.Contains(hire.ToString(), (await city.GetAsync("/v1/casework/hires?limit=100")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_without_evidence_is_refused()
    {
        var (hire, _, caseworker) = await AgreedAsync(headcount: 1);

        var without = await caseworker.PostAsync($"/v1/casework/hires/{hire}/confirmation", new { note = "听说已上岗" });
        var tooLong = await caseworker.PostAsync($"/v1/casework/hires/{hire}/confirmation", new { evidence = "contract", note = new string('好', 501) });

        Assert.Equal((400, 400), (without.Status, tooLong.Status));
    }

    private async Task<(HireId Hire, JobPostingId Posting, Phone Caseworker)> AgreedAsync(int headcount)
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var posting = await app.PublishThroughAsync(broker, employer, headcount);
        return (await AgreeAsync(broker, await app.SignInWorkerAsync(), posting), posting, await app.SignInCaseworkerAsync());
    }

    private static async Task<HireId> AgreeAsync(Phone broker, Phone worker, JobPostingId posting, string startsOn = "2026-11-24")
    {
        var (application, hire) = await ClaimAsync(broker, worker, posting, startsOn);
        var answer = await worker.PostAsync($"/v1/me/applications/{application}/hire-answer", new { answer = "yes" });
        Assert.True(answer.Status == 200, answer.Text);
        return hire;
    }

    private static async Task<(JobApplicationId Application, HireId Hire)> ClaimAsync(Phone broker, Phone worker, JobPostingId posting, string startsOn = "2026-11-24")
    {
        var application = await MobileApp.ApplyAsync(worker, posting);
        var claim = await broker.PostAsync($"/v1/broker/applications/{application}/hire-claim", new { startsOn, monthPayFen = 520_000 }, MobileApp.NewKey());
        Assert.True(claim.Status == 201, claim.Text);
        return (application, HireId.From((Guid)claim.Json["id"]!));
    }

    private static Task<Reply> ConfirmAsync(Phone caseworker, HireId hire) => caseworker.PostAsync($"/v1/casework/hires/{hire}/confirmation", new { evidence = "employerCall", note = "厂里人事确认" });

    private async Task<(int Filled, PostingState State)> FilledAsync(JobPostingId id)
    {
        await using var db = app.Database.Open();
        var posting = await db.Postings.AsNoTracking().SingleAsync(p => p.Id == id);
        return (posting.Filled, posting.State);
    }
}

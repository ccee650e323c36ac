using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Brokers;

public sealed class BrokerPostingTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string Path = "/v1/broker/postings";

    [Fact]
    public async Task A_posting_that_is_handed_in_is_due_in_three_working_days()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var id = await MobileApp.WriteDraftAsync(broker, employer);

        var (first, again) = (await broker.PostAsync($"{Path}/{id}/submission"), await broker.PostAsync($"{Path}/{id}/submission"));

        Assert.True(first.Status == 200, first.Text);
        Assert.Equal(("submitted", "2026-11-27"), ((string)first.Json["state"]!, (string)first.Json["reviewDueOn"]!));
        Assert.Equal((200, first.Text), (again.Status, again.Text));
    }

    [Fact]
    public async Task Everything_a_machine_can_see_is_told_at_once_field_by_field()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var id = await MobileApp.WriteDraftAsync(broker, employer, ("workplaceCode", "440000"), ("payBasis", null), ("monthMinFen", null), ("monthMaxFen", null), ("closesOn", "2026-11-21"), ("startsOn", "2026-11-01"));

        var reply = await broker.PostAsync($"{Path}/{id}/submission");

        Assert.Equal((409, "posting.not_fit"), (reply.Status, reply.Code));
        Assert.Equal(["payBasis wage.no_unit", "closesOn deadline.past", "workplaceCode workplace.too_wide", "monthMinFen wage.month_missing", "startsOn start.before_opening"], reply.Errors);
        Assert.Equal("draft", (string)(await broker.GetAsync($"{Path}/{id}")).Json["state"]!);
    }

    [Theory]
    [InlineData("month", 192_000, 200_000, false)]
    [InlineData("month", 192_001, 200_000, true)]
    [InlineData("day", 8_827, null, false)]
    [InlineData("day", 8_828, null, true)]
    [InlineData("hour", 1_829, null, false)]
    [InlineData("hour", 1_830, null, true)]
    public async Task Pay_below_the_minimum_of_the_work_place_is_refused_whatever_its_unit(string basis, int payFen, int? monthFen, bool fits)
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        await SeedMinimumAsync();
        var id = await MobileApp.WriteDraftAsync(broker, employer, ("payBasis", basis), ("payMinFen", payFen), ("payMaxFen", null), ("monthMinFen", monthFen ?? 300_000), ("monthMaxFen", null));

        var reply = await broker.PostAsync($"{Path}/{id}/submission");

        if (fits) Assert.True(reply.Status == 200, reply.Text);
        else Assert.Equal(["payMinFen wage.below_minimum"], reply.Errors);
    }

    [Fact]
    public async Task The_same_opening_of_another_broker_is_a_duplicate()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var other = await app.SignInBrokerAsync();
        await app.GiveMandateAsync(other, employer, MandateState.Confirmed);
        var (first, second) = (await MobileApp.WriteDraftAsync(broker, employer), await MobileApp.WriteDraftAsync(other, employer));
        await broker.PostAsync($"{Path}/{first}/submission");

        var reply = await other.PostAsync($"{Path}/{second}/submission");

        Assert.Equal(["employerId duplicate.posting"], reply.Errors);
    }

    [Theory]
    [InlineData(LicenceVerification.Pending, "broker.not_verified")]
    [InlineData(LicenceVerification.Lapsed, "licence.expired")]
    public async Task A_broker_whose_papers_are_not_good_hands_in_nothing(LicenceVerification papers, string code)
    {
        var broker = await app.SignInBrokerAsync(papers);
        var employer = await app.RegisterEmployerAsync();
        await app.GiveMandateAsync(broker, employer, MandateState.Confirmed);
        var id = await MobileApp.WriteDraftAsync(broker, employer);

        var reply = await broker.PostAsync($"{Path}/{id}/submission");

        Assert.Equal([$"broker {code}"], reply.Errors);
    }

    [Fact]
    public async Task Risky_words_stop_a_posting_and_doubt_goes_to_a_person_as_a_remark()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var id = await MobileApp.WriteDraftAsync(broker, employer);
        app.WeChat.TextCheck = new TextCheckOutcome.Risky(20008);
        var risky = await broker.PostAsync($"{Path}/{id}/submission");
        app.WeChat.TextCheck = new TextCheckOutcome.Unavailable(new WeChatFailure(WeChatFailureKind.TimedOut));
        var doubtful = await broker.PostAsync($"{Path}/{id}/submission");
        app.WeChat.TextCheck = new TextCheckOutcome.Pass();

        Assert.Equal(["duties sensitive.text"], risky.Errors);
        Assert.True(doubtful.Status == 200, doubtful.Text);
        Assert.Equal("text.needs_person", (string)doubtful.Json["remarks"]![0]!["code"]!);
    }

    [Fact]
    public async Task A_draft_cannot_name_codes_that_do_not_exist_or_amounts_upside_down()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();

        var reply = await broker.PostAsync(Path, MobileApp.Draft(employer, ("occupationCode", "no-such"), ("workplaceCode", "999999"), ("payMaxFen", 1)), MobileApp.NewKey());
        var limits = await broker.PostAsync(Path, MobileApp.Draft(employer, ("headcount", 0), ("title", new string('好', 61))), MobileApp.NewKey());
        var unasked = await broker.PostAsync(Path, MobileApp.Draft(employer, ("ageMax", 45)), MobileApp.NewKey());

        Assert.Equal(["occupationCode occupation.unknown", "workplaceCode region.unknown", "payMaxFen wage.range"], reply.Errors);
        Assert.Equal(["headcount number.range", "title text.length"], limits.Errors.Order(StringComparer.Ordinal));
        Assert.Equal(400, unasked.Status);
    }

    [Fact]
    public async Task A_broker_without_any_mandate_writes_no_draft()
    {
        var broker = await app.SignInBrokerAsync();

        var reply = await broker.PostAsync(Path, MobileApp.Draft(await app.RegisterEmployerAsync()), MobileApp.NewKey());

        Assert.Equal((409, "not.authorised"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Two_who_edit_one_draft_do_not_overwrite_each_other()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var id = await MobileApp.WriteDraftAsync(broker, employer);
        var version = await app.VersionAsync(broker, $"{Path}/{id}");

        var (first, _) = await app.ExchangeAsync(broker, HttpMethod.Put, $"{Path}/{id}", MobileApp.Draft(employer, ("title", "包装工")), version);
        var (second, _) = await app.ExchangeAsync(broker, HttpMethod.Put, $"{Path}/{id}", MobileApp.Draft(employer, ("title", "搬运工")), version);

        Assert.Equal((200, "包装工"), (first.Status, (string)first.Json["terms"]!["title"]!));
        Assert.Equal((412, "conflict.stale"), (second.Status, second.Code));
    }

    [Fact]
    public async Task An_outside_reference_is_one_posting_however_often_it_is_put()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        const string path = Path + "/by-reference/HR-2026-001";

        var first = await broker.PutAsync(path, MobileApp.Draft(employer));
        var same = await broker.PutAsync(path, MobileApp.Draft(employer));
        var changed = await broker.PutAsync(path, MobileApp.Draft(employer, ("headcount", 9)));

        Assert.Equal((201, 200, 200), (first.Status, same.Status, changed.Status));
        Assert.Equal((string)first.Json["changedAt"]!, (string)same.Json["changedAt"]!);
        Assert.Equal(9, (int)changed.Json["terms"]!["headcount"]!);
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Postings.CountAsync(p => p.OutsideReference == "HR-2026-001"));
    }

    [Fact]
    public async Task Closing_needs_a_reason_that_is_kept()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var id = await app.PublishThroughAsync(broker, employer);

        var nonsense = await broker.PostAsync($"{Path}/{id}/closing", new { reason = "because" });
        var (first, again) = (await broker.PostAsync($"{Path}/{id}/closing", new { reason = "filledElsewhere" }), await broker.PostAsync($"{Path}/{id}/closing", new { reason = "filledElsewhere" }));

        Assert.Equal((400, 204, 204), (nonsense.Status, first.Status, again.Status));
        Assert.Equal(("closed", "FilledElsewhere"), ((string)(await broker.GetAsync($"{Path}/{id}")).Json["state"]!, (string)(await broker.GetAsync($"{Path}/{id}")).Json["stateReason"]!));
    }

    [Fact]
    public async Task Someone_elses_posting_looks_like_none()
    {
        var (owner, employer) = await app.SignInMandatedBrokerAsync();
        var (stranger, _) = await app.SignInMandatedBrokerAsync();
        var id = await MobileApp.WriteDraftAsync(owner, employer);
        var version = await app.VersionAsync(owner, $"{Path}/{id}");

        int[] statuses =
        [
            (await stranger.GetAsync($"{Path}/{id}")).Status,
            (await app.ExchangeAsync(stranger, HttpMethod.Put, $"{Path}/{id}", MobileApp.Draft(employer), version)).Reply.Status,
            (await stranger.PostAsync($"{Path}/{id}/submission")).Status,
            (await stranger.PostAsync($"{Path}/{id}/closing", new { reason = "other" })).Status,
            (await stranger.GetAsync($"{Path}/{id}/candidates")).Status,
            (await stranger.GetAsync($"{Path}/{JobPostingId.New()}")).Status,
        ];

        Assert.All(statuses, status => Assert.Equal(404, status));
        Assert.Equal("draft", (string)(await owner.GetAsync($"{Path}/{id}")).Json["state"]!);
        Assert.DoesNotContain(id.ToString(), (await stranger.GetAsync(Path)).Text, StringComparison.Ordinal);
    }

    private async Task SeedMinimumAsync()
    {
        await using var db = app.Database.Open();
        if (await db.MinimumWages.AnyAsync()) return;
        db.MinimumWages.Add(new MinimumWage("440000", 192_001, 1_830, "测试标准"));
        await db.SaveChangesAsync();
    }
}

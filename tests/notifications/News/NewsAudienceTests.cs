using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.News;

/// <summary>Who hears that an opening they were told of has closed or changed, and who is left in peace.</summary>
public sealed class NewsAudienceTests : NewsTown
{
    [Fact]
    public async Task Whoever_was_told_of_an_opening_hears_once_that_it_is_closed_also_from_two_programs_at_once()
    {
        for (var person = 0; person < 6; person++) await PersonAsync($"u{person}", ticks: 2);
        await TellAsync();
        await CloseAsync();
        await using var other = NewProgram();

        await Task.WhenAll(PassAsync(), PassAsync(other), PassAsync());
        Clock.Advance(TimeSpan.FromDays(1));
        await PassAsync();
        await PassAsync(other);

        Assert.Equal(6, Told.Count);
        Assert.Equal(6, Told.Select(told => told.User).Distinct().Count());
        var message = Told[0];
        Assert.Equal(("电子厂普工", "这个岗位已停止招聘"), (message.Values!["thing1"], message.Values["thing2"]));
        var code = message.Values["character_string3"];
        Assert.Equal($"pages/notice/index?c={code}", message.Page);
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM notices WHERE check_code = $1", code));
        Assert.Equal(6, await Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE template_id = $1 AND spent_at IS NOT NULL", Town.ChangedTemplate));
    }

    [Fact]
    public async Task Who_was_never_reached_by_the_notice_is_not_told_that_its_opening_is_gone()
    {
        await PersonAsync("anna");
        await HoldAsync();
        await CloseAsync();

        await PassAsync();

        Assert.Empty(Told);
        Assert.Equal("NotTold", await OutcomesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_has_said_no_hears_nothing_more_of_it_not_even_that_the_pay_has_risen(bool named)
    {
        var (worker, account) = await PersonAsync("anna");
        await TellAsync();
        await AnswerAsync(worker, account, new SaidToNotice(NoticeAnswer.NotForMe, NotForMeReason.Pay, named ? new JobPostingId(Posting) : null));
        await ChangeAsync("pay_min_fen = 550000");

        await PassAsync();
        await CloseAsync();
        await PassAsync();

        Assert.Empty(Told);
        Assert.Equal("SaidNo SaidNo", await OutcomesAsync());
    }

    [Fact]
    public async Task Who_has_applied_all_the_same_is_told_though_they_said_no_once()
    {
        var (worker, account) = await PersonAsync("anna");
        await TellAsync();
        await AnswerAsync(worker, account, new SaidToNotice(NoticeAnswer.NotForMe));
        await ApplyAsync(worker);
        await CloseAsync();

        await PassAsync();

        Assert.Single(Told);
    }

    [Theory]
    [InlineData("UPDATE workers SET intention = 'None'")]
    [InlineData("INSERT INTO excuses (id, worker_id, slot, reason, document, asked_by, asked_at) SELECT uuid_v7(), worker_id, slot, 'Died', '证明', (SELECT id FROM staff LIMIT 1), now() FROM obligations")]
    [InlineData("""
        WITH a AS (INSERT INTO applications (id, worker_id, posting_id, state, snapshot, applied_at, changed_at) SELECT uuid_v7(), worker_id, (SELECT id FROM job_postings LIMIT 1), 'Hired', '{}', now(), now() FROM obligations RETURNING *)
        INSERT INTO hires (id, application_id, worker_id, posting_id, state, starts_on, month_pay_fen, claimed_by, claimed_at, worker_answer, answered_at, evidence_kind, confirmed_by, confirmed_at, changed_at)
        SELECT uuid_v7(), id, worker_id, posting_id, 'Confirmed', '2026-12-01', 1, (SELECT id FROM accounts LIMIT 1), now(), 'Yes', now(), 'Contract', (SELECT id FROM staff LIMIT 1), '2026-12-02', now() FROM a
        """)]
    public async Task Who_does_not_look_any_more_is_not_told(string why)
    {
        await PersonAsync("anna");
        await Town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES (uuid_v7(), 'Caseworker', '530602', 'x', now())");
        await TellAsync();
        await Town.SqlAsync(why);
        await CloseAsync();

        await PassAsync();

        Assert.Empty(Told);
        Assert.Equal("NotLooking", await OutcomesAsync());
    }

    [Fact]
    public async Task Nobody_is_written_to_at_night()
    {
        await PersonAsync("anna");
        await TellAsync();
        Clock.Advance(TimeSpan.FromHours(12));
        await CloseAsync();

        await PassAsync();
        Assert.Empty(Told);

        Clock.Advance(TimeSpan.FromHours(12));
        await PassAsync();
        Assert.Single(Told);
    }

    private async Task AnswerAsync(WorkerId worker, AccountId account, SaidToNotice said)
    {
        var notice = new NoticeId(await Town.ValueAsync<Guid>("SELECT id FROM notices"));
        await new EvidenceLedger(Town.Database.Source, Clock).AnsweredAsync(notice, worker, account, said, CancellationToken.None);
    }
}

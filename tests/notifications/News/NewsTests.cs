using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Infra.WeChat.Callbacks;
using JobAssist.Mobile.Notifications.Inbox;
using JobAssist.Mobile.Notifications.News;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.StandInParts;
using JobAssist.Mobile.WeChatStandIn;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.Tests.News;

/// <summary>Openings that close or change after people were told of them: who hears of it, how, and how often. WeChat's journal is the judge.</summary>
public sealed class NewsTests : IAsyncLifetime
{
    private const string SendPath = "/cgi-bin/message/subscribe/send";
    private NewsTown world = null!;
    private Guid posting;

    public async ValueTask InitializeAsync()
    {
        world = await NewsTown.BuildAsync();
        posting = await world.Town.PostingAsync();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Whoever_was_told_of_an_opening_hears_once_that_it_is_closed_also_from_two_programs_at_once()
    {
        for (var person = 0; person < 6; person++) await world.PersonAsync($"u{person}", ticks: 2);
        await world.TellAsync();
        await world.CloseAsync(posting);
        await using var other = world.NewProgram();

        await Task.WhenAll(world.PassAsync(), other.News.PassAsync(CancellationToken.None), world.PassAsync());
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.PassAsync();
        await other.News.PassAsync(CancellationToken.None);

        Assert.Equal(6, world.Told.Count);
        Assert.Equal(6, world.Told.Select(told => told.User).Distinct().Count());
        var message = world.Told[0];
        Assert.Equal(("电子厂普工", "这个岗位已停止招聘"), (message.Values!["thing1"], message.Values["thing2"]));
        var code = message.Values["character_string3"];
        Assert.Equal($"pages/notice/index?c={code}", message.Page);
        Assert.Equal(1, await world.Town.ValueAsync<long>("SELECT count(*) FROM notices WHERE check_code = $1", code));
        Assert.Equal(6, await world.Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE template_id = $1 AND spent_at IS NOT NULL", Town.ChangedTemplate));
    }

    [Fact]
    public async Task News_leaves_the_day_s_messages_to_the_duty_and_goes_out_when_the_next_day_has_room()
    {
        for (var person = 0; person < 5; person++) await world.PersonAsync($"u{person}", ticks: 1);
        await using var frugal = world.NewProgram(("Duty:Budget:WeChat:PerDay", "10"), ("Duty:Budget:WeChat:ObligationShare", "0.8"));
        await world.TellAsync();
        await world.CloseAsync(posting);

        await frugal.News.PassAsync(CancellationToken.None);
        Assert.Equal(2, world.Told.Count);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await frugal.News.PassAsync(CancellationToken.None);
        Assert.Equal(2, world.Told.Count);

        world.Clock.Advance(TimeSpan.FromDays(1));
        await frugal.News.PassAsync(CancellationToken.None);
        Assert.Equal(4, world.Told.Count);
    }

    [Fact]
    public async Task The_duty_s_ticks_are_never_spent_on_news()
    {
        var (_, account) = await world.PersonAsync("anna", ticks: 0);
        await world.TellAsync();
        world.WeChat.Join("anna", 3);
        await world.Town.ConsentAsync(account, 3);
        await world.CloseAsync(posting);

        await world.PassAsync();

        Assert.Empty(world.Told);
        Assert.Equal(3, world.WeChat.HiddenBalance("anna"));
        Assert.Equal(3, await world.Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE spent_at IS NULL AND reserved_at IS NULL"));
        Assert.Equal("App", await world.OutcomesAsync());
    }

    [Fact]
    public void A_program_that_would_tell_news_with_the_duty_s_template_does_not_start()
    {
        var error = Assert.Throws<OptionsValidationException>(() => world.NewProgram(("WeChat:Templates:PostingChanged:TemplateId", Town.JobTemplate)).Get<IOptions<PostingChangedTemplate>>().Value);

        Assert.Contains("of its own", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_template_nothing_goes_out_by_WeChat()
    {
        await world.PersonAsync("anna");
        await world.TellAsync();
        await world.CloseAsync(posting);
        await using var without = world.NewProgram(("WeChat:Templates:PostingChanged:TemplateId", ""));

        await without.News.PassAsync(CancellationToken.None);

        Assert.Empty(world.Told);
        Assert.Equal("App", await world.OutcomesAsync());
    }

    [Fact]
    public async Task A_program_that_dies_between_intent_and_answer_leaves_an_unknown_that_is_never_sent_again()
    {
        await world.PersonAsync("anna", ticks: 3);
        await world.TellAsync();
        await world.CloseAsync(posting);
        await using (var dying = world.NewProgram(("Duty:News:SendLease", "00:00:00.500")))
        {
            await dying.Get<NewsFinder>().FindAsync(CancellationToken.None);
            Assert.IsType<NewsFenced.WeChat>(await dying.Get<NewsFence>().NextAsync(CancellationToken.None));
        }

        await Task.Delay(700, TestContext.Current.CancellationToken);
        for (var day = 0; day < 4; day++)
        {
            await world.PassAsync();
            world.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Empty(world.Told);
        Assert.Equal("WeChat Unknown", await world.MessagesAsync());
        Assert.Equal(3, await world.Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE template_id = $1 AND spent_at IS NULL AND reserved_at IS NULL", Town.ChangedTemplate));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_whose_end_nobody_knows_is_never_sent_again(bool after)
    {
        await world.PersonAsync("anna", ticks: 3);
        await world.TellAsync();
        await world.CloseAsync(posting);
        world.WeChat.World.Faults.Add(new Fault { Kind = FaultKind.Cut, Path = SendPath, After = after });

        for (var day = 0; day < 3; day++)
        {
            await world.PassAsync();
            world.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(after ? 1 : 0, world.Told.Count);
        Assert.Equal("WeChat Unknown", await world.MessagesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_has_said_no_hears_nothing_more_of_it_not_even_that_the_pay_has_risen(bool named)
    {
        var (worker, account) = await world.PersonAsync("anna");
        await world.TellAsync();
        var notice = new NoticeId(await world.Town.ValueAsync<Guid>("SELECT id FROM notices"));
        await new EvidenceLedger(world.Town.Database.Source, world.Clock).AnsweredAsync(notice, worker, account, new SaidToNotice(NoticeAnswer.NotForMe, NotForMeReason.Pay, named ? new JobPostingId(posting) : null), CancellationToken.None);
        await world.Town.SqlAsync("UPDATE job_postings SET pay_min_fen = 550000 WHERE id = $1", posting);

        await world.PassAsync();
        await world.CloseAsync(posting);
        await world.PassAsync();

        Assert.Empty(world.Told);
        Assert.Equal("SaidNo SaidNo", await world.OutcomesAsync());
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
        await world.PersonAsync("anna");
        await world.Town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES (uuid_v7(), 'Caseworker', '530602', 'x', now())");
        await world.TellAsync();
        await world.Town.SqlAsync(why);
        await world.CloseAsync(posting);

        await world.PassAsync();

        Assert.Empty(world.Told);
        Assert.Equal("NotLooking", await world.OutcomesAsync());
    }

    [Fact]
    public async Task Who_was_never_reached_by_the_notice_is_not_told_that_its_opening_is_gone()
    {
        await world.PersonAsync("anna");
        await world.Duty.Rounds.HoldAsync(NoticeSlot.Parse(NewsTown.Slot), RoundStart.Operator, CancellationToken.None);
        await world.CloseAsync(posting);

        await world.PassAsync();

        Assert.Empty(world.Told);
        Assert.Equal("NotTold", await world.OutcomesAsync());
    }

    [Theory]
    [InlineData("pay_min_fen = 480000, pay_max_fen = 480000", "工资改为4800元/月")]
    [InlineData("workplace_text = '昭通市区'", "地点改为昭通市区")]
    [InlineData("closes_on = '2026-12-05'", "报名改到12月5日截止")]
    [InlineData("shift = 'Night'", "班次改为夜班")]
    [InlineData("dormitory = 'None'", "不再提供住宿")]
    [InlineData("filled = headcount", "这个岗位已经招满")]
    [InlineData("state = 'Suspended'", "这个岗位已被停用，请不要去，也不要交钱")]
    public async Task What_has_changed_is_said_in_plain_words(string change, string words)
    {
        await world.PersonAsync("anna");
        await world.TellAsync();
        await world.Town.SqlAsync($"UPDATE job_postings SET {change} WHERE id = $1", posting);

        await world.PassAsync();

        Assert.Equal(words, Assert.Single(world.Told).Values!["thing2"]);
    }

    [Theory]
    [InlineData("title = '换个名字', changed_at = now()")]
    [InlineData("filled = 3")]
    public async Task What_does_not_matter_to_the_person_is_no_news(string change)
    {
        await world.PersonAsync("anna");
        await world.TellAsync();
        await world.Town.SqlAsync($"UPDATE job_postings SET {change} WHERE id = $1", posting);

        await world.PassAsync();

        Assert.Equal("", await world.OutcomesAsync());
    }

    [Fact]
    public async Task An_opening_that_ends_on_its_last_day_is_no_news_and_an_employer_that_may_not_recruit_any_more_is()
    {
        await world.Town.SqlAsync("UPDATE job_postings SET closes_on = '2026-12-02'");
        await world.PersonAsync("anna");
        await world.TellAsync();
        world.Clock.Advance(TimeSpan.FromDays(3));
        await world.PassAsync();
        Assert.Equal("", await world.OutcomesAsync());

        await world.Town.SqlAsync("UPDATE job_postings SET closes_on = '2026-12-30'");
        await world.PassAsync();
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.Town.SqlAsync("UPDATE employers SET standing = 'Suspended'");
        await world.TickAsync("anna", new AccountId(await world.Town.ValueAsync<Guid>("SELECT id FROM accounts")), 1);
        await world.PassAsync();

        Assert.Equal(["报名改到12月30日截止", "这个岗位已被停用，请不要去，也不要交钱"], world.Told.Select(told => told.Values!["thing2"]));
    }

    [Fact]
    public async Task A_change_that_is_undone_before_anybody_heard_of_it_is_not_told()
    {
        await world.PersonAsync("anna");
        await world.TellAsync();
        world.Clock.Advance(TimeSpan.FromHours(12));
        await world.Town.SqlAsync("UPDATE job_postings SET pay_min_fen = 100000 WHERE id = $1", posting);
        await world.PassAsync();
        await world.Town.SqlAsync("UPDATE job_postings SET pay_min_fen = 450000 WHERE id = $1", posting);
        await world.PassAsync();
        world.Clock.Advance(TimeSpan.FromHours(12));
        await world.PassAsync();

        Assert.Empty(world.Told);
        Assert.Equal("Undone Undone", await world.OutcomesAsync());
    }

    [Fact]
    public async Task Several_changes_are_one_message_and_the_next_one_waits_for_the_next_morning()
    {
        var second = await world.Town.PostingAsync("第二个岗位");
        await world.PersonAsync("anna", ticks: 3);
        await world.TellAsync();
        await world.CloseAsync(posting);
        await world.Town.SqlAsync("UPDATE job_postings SET dormitory = 'None' WHERE id = $1", second);

        await world.PassAsync();
        await world.CloseAsync(second);
        await world.PassAsync();
        world.Clock.Advance(TimeSpan.FromHours(10));
        await world.PassAsync();
        Assert.Equal(("发给您的2个岗位有变动", "打开看每个岗位的变动"), (Assert.Single(world.Told).Values!["thing1"], world.Told[0].Values!["thing2"]));

        world.Clock.Advance(TimeSpan.FromHours(14));
        await world.PassAsync();
        Assert.Equal(["这个岗位已停止招聘"], world.Told.Skip(1).Select(told => told.Values!["thing2"]));
    }

    [Fact]
    public async Task Nobody_is_written_to_at_night()
    {
        await world.PersonAsync("anna");
        await world.TellAsync();
        world.Clock.Advance(TimeSpan.FromHours(12));
        await world.CloseAsync(posting);

        await world.PassAsync();
        Assert.Empty(world.Told);

        world.Clock.Advance(TimeSpan.FromHours(12));
        await world.PassAsync();
        Assert.Single(world.Told);
    }

    [Fact]
    public async Task Who_has_opened_the_notice_and_has_no_tick_gets_one_SMS_in_a_slot()
    {
        var (worker, _) = await world.PersonAsync("anna", ticks: 0);
        await world.Town.PhoneAsync(worker, "13700000001");
        await world.TellAsync();
        await world.OpenNoticeAsync(worker);
        await world.Town.SqlAsync("UPDATE job_postings SET dormitory = 'None' WHERE id = $1", posting);
        await world.PassAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.CloseAsync(posting);
        await world.PassAsync();

        var sms = Assert.Single(world.Sms.Taken);
        Assert.Equal("2003", sms.TemplateId);
        Assert.Equal(await world.Town.ValueAsync<string>("SELECT check_code FROM notices"), string.Concat(sms.Parameters!));
        Assert.Equal("Sms App", await world.OutcomesAsync());
    }

    [Fact]
    public async Task Who_has_not_even_opened_it_gets_no_SMS()
    {
        var (worker, _) = await world.PersonAsync("anna", ticks: 0);
        await world.Town.PhoneAsync(worker, "13700000001");
        await world.TellAsync();
        await world.CloseAsync(posting);

        await world.PassAsync();

        Assert.Empty(world.Sms.Calls);
        Assert.Equal("App", await world.OutcomesAsync());
    }

    [Fact]
    public async Task Who_has_applied_and_is_reached_by_no_message_is_told_by_a_person_once()
    {
        var (worker, _) = await world.PersonAsync("anna", ticks: 0);
        await world.TellAsync();
        await world.ApplyAsync(worker, posting);
        await world.CloseAsync(posting);

        await world.PassAsync();
        await world.Town.SqlAsync("UPDATE job_postings SET state = 'Suspended' WHERE id = $1", posting);
        await world.PassAsync();

        Assert.Equal("PhoneCall posting_changed Open 2026-12-02", await world.Town.ValueAsync<string>("SELECT string_agg(concat_ws(' ', rung, reason, state, due_on), ',') FROM outreach_tasks WHERE about = 'PostingChanged'"));
        Assert.Equal("Task Task", await world.OutcomesAsync());
    }

    [Fact]
    public async Task A_call_that_was_made_is_asked_for_again_when_the_opening_changes_once_more_also_in_a_slot_that_is_not_owed()
    {
        var (worker, _) = await world.PersonAsync("anna", ticks: 0);
        await world.TellAsync();
        await world.ApplyAsync(worker, posting);
        world.Clock.Advance(TimeSpan.FromDays(15));
        await world.Town.SqlAsync("UPDATE job_postings SET shift = 'Night' WHERE id = $1", posting);
        await world.PassAsync();
        await world.Town.SqlAsync("UPDATE outreach_tasks SET state = 'Done', done_at = now() WHERE about IS NOT NULL");
        await world.CloseAsync(posting);

        await world.PassAsync();

        Assert.Equal("2026-12-H1 Open 2026-12-17", await world.Town.ValueAsync<string>("SELECT string_agg(concat_ws(' ', slot, state, due_on), ',') FROM outreach_tasks WHERE about = 'PostingChanged'"));
    }

    [Fact]
    public async Task Who_has_applied_all_the_same_is_told_though_they_said_no_once()
    {
        var (worker, account) = await world.PersonAsync("anna");
        await world.TellAsync();
        var notice = new NoticeId(await world.Town.ValueAsync<Guid>("SELECT id FROM notices"));
        await new EvidenceLedger(world.Town.Database.Source, world.Clock).AnsweredAsync(notice, worker, account, new SaidToNotice(NoticeAnswer.NotForMe), CancellationToken.None);
        await world.ApplyAsync(worker, posting);
        await world.CloseAsync(posting);

        await world.PassAsync();

        Assert.Single(world.Told);
    }

    [Theory]
    [InlineData(true, "Delivered")]
    [InlineData(false, "Undelivered")]
    public async Task A_receipt_tells_what_became_of_an_unknown_and_proves_no_slot(bool delivered, string state)
    {
        var (_, account) = await world.PersonAsync("anna");
        await world.TellAsync();
        await world.CloseAsync(posting);
        world.WeChat.World.Faults.Add(new Fault { Kind = FaultKind.Cut, Path = SendPath, After = true });
        await world.PassAsync();
        var evidence = await world.Town.ValueAsync<long>("SELECT count(*) FROM evidence");
        var receipt = new SentReceipt(Town.ChangedTemplate, 4711, delivered ? 0 : 1, "x");

        for (var time = 0; time < 2; time++) Assert.True(await world.Duty.Get<ReceiptLedger>().SettleAsync(account, receipt, world.Clock.GetUtcNow(), CancellationToken.None));

        Assert.Equal($"WeChat {state}", await world.MessagesAsync());
        Assert.Equal(0, await world.Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE template_id = $1 AND spent_at IS NULL", Town.ChangedTemplate));
        Assert.Equal(evidence, await world.Town.ValueAsync<long>("SELECT count(*) FROM evidence"));
    }

    [Fact]
    public async Task Where_WeChat_refuses_the_tick_is_ended_and_an_SMS_carries_it()
    {
        var (worker, account) = await world.PersonAsync("anna", ticks: 0);
        await world.Town.ConsentAsync(account, 1, Town.ChangedTemplate);
        await world.Town.PhoneAsync(worker, "13700000001");
        await world.TellAsync();
        await world.OpenNoticeAsync(worker);
        await world.CloseAsync(posting);

        await world.PassAsync();

        Assert.Equal("WeChat Refused, Sms Accepted", await world.MessagesAsync());
        Assert.Equal(0, await world.Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE template_id = $1 AND void_at IS NULL", Town.ChangedTemplate));
    }

    [Fact]
    public async Task What_was_certainly_not_taken_is_sent_later_and_once()
    {
        await world.PersonAsync("anna");
        await world.TellAsync();
        await world.CloseAsync(posting);
        world.WeChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, ErrCode = 45011, Path = SendPath });

        await world.PassAsync();
        Assert.Equal("WeChat NotAccepted", await world.MessagesAsync());
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.PassAsync();
        await world.PassAsync();

        Assert.Equal("WeChat NotAccepted, WeChat Accepted", await world.MessagesAsync());
    }

    [Fact]
    public async Task Nothing_personal_and_no_word_of_status_gets_into_message_or_log()
    {
        await world.PersonAsync("anna");
        await world.TellAsync();
        await world.CloseAsync(posting);

        await world.PassAsync();

        Assert.False(StatusWords.AreIn(string.Concat(Assert.Single(world.Told).Values!.Values)));
        var log = string.Join('\n', world.Duty.Logs.Lines);
        Assert.All(world.WeChat.World.Secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
        Assert.DoesNotContain(world.Told[0].Values!["character_string3"], log, StringComparison.Ordinal);
    }
}

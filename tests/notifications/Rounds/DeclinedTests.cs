using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.Rounds;

/// <summary>What somebody said no to is not told to them again, and its place goes to somebody else.</summary>
public sealed class DeclinedTests : IAsyncLifetime
{
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private DutyHost duty = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        weChat = await WeChatWorld.StartAsync(clock);
        duty = DutyHost.Build(town, weChat, clock, ("Duty:Allocation:NoticesPerSeat", "2"));
    }

    public async ValueTask DisposeAsync()
    {
        await duty.DisposeAsync();
        await weChat.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task The_next_round_does_not_tell_it_again_and_spends_no_seat_on_it()
    {
        var account = await town.AccountAsync("one");
        var picky = await town.WorkerAsync(account);
        var (declined, liked) = (await town.PostingAsync("太远的岗位", headcount: 1), await town.PostingAsync("近的岗位"));
        await HoldAsync(new NoticeSlot(2026, 12, 1));
        await SayNoAsync(picky, account, declined);
        var other = await town.WorkerAsync();
        clock.Advance(TimeSpan.FromDays(15));

        await HoldAsync(new NoticeSlot(2026, 12, 2));

        Assert.Equal([liked], await ToldAsync(picky, "2026-12-H2"));
        Assert.Equal(new HashSet<Guid> { declined, liked }, (await ToldAsync(other, "2026-12-H2")).ToHashSet());
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM allotments WHERE slot = '2026-12-H2' AND worker_id = $1 AND $2 = ANY (posting_ids)", picky.Value, declined));
        Assert.Equal(1, await town.ValueAsync<int>("SELECT load FROM round_prices WHERE slot = '2026-12-H2' AND posting_id = $1", declined));
    }

    [Fact]
    public async Task It_is_told_again_when_it_has_changed_and_when_the_no_was_taken_back()
    {
        var account = await town.AccountAsync("one");
        var worker = await town.WorkerAsync(account);
        var (dear, far, third) = (await town.PostingAsync("工资低的岗位"), await town.PostingAsync("太远的岗位"), await town.PostingAsync("第三个岗位"));
        await HoldAsync(new NoticeSlot(2026, 12, 1));
        foreach (var posting in new[] { dear, far, third }) await SayNoAsync(worker, account, posting);
        await AnswerAsync(worker, account, new SaidToNotice(NoticeAnswer.Interested, null, new JobPostingId(far)));
        await town.SqlAsync("UPDATE job_postings SET pay_min_fen = 550000 WHERE id = $1", dear);
        clock.Advance(TimeSpan.FromDays(15));

        await HoldAsync(new NoticeSlot(2026, 12, 2));

        Assert.Equal(new HashSet<Guid> { dear, far }, (await ToldAsync(worker, "2026-12-H2")).ToHashSet());
    }

    [Fact]
    public async Task A_no_to_the_whole_notice_is_a_no_to_each_of_its_openings_and_repeating_it_changes_nothing()
    {
        var account = await town.AccountAsync("one");
        var worker = await town.WorkerAsync(account);
        var named = await town.PostingAsync("点名的岗位");
        await town.PostingAsync("另一个岗位");
        await HoldAsync(new NoticeSlot(2026, 12, 1));
        await SayNoAsync(worker, account, named);

        for (var time = 0; time < 3; time++) await AnswerAsync(worker, account, new SaidToNotice(NoticeAnswer.NotForMe, NotForMeReason.AlreadyWorking));

        Assert.Equal("named TooFar, whole AlreadyWorking", await town.ValueAsync<string>("SELECT string_agg(CASE WHEN named THEN 'named ' ELSE 'whole ' END || reason, ', ' ORDER BY named DESC) FROM declined_postings"));
        Assert.Equal("already_working Open 2026-12-08", await town.ValueAsync<string>("SELECT string_agg(concat_ws(' ', reason, state, due_on), ', ') FROM outreach_tasks WHERE about IS NOT NULL"));
    }

    private Task<bool> HoldAsync(NoticeSlot slot) => duty.Rounds.HoldAsync(slot, RoundStart.Operator, CancellationToken.None);

    private Task SayNoAsync(WorkerId worker, AccountId account, Guid posting) => AnswerAsync(worker, account, new SaidToNotice(NoticeAnswer.NotForMe, NotForMeReason.TooFar, new JobPostingId(posting)));

    private async Task AnswerAsync(WorkerId worker, AccountId account, SaidToNotice said)
    {
        var notice = new NoticeId(await town.ValueAsync<Guid>("SELECT id FROM notices WHERE worker_id = $1 ORDER BY slot DESC LIMIT 1", worker.Value));
        Assert.NotEqual(EvidenceOutcome.NotTheirs, await new EvidenceLedger(town.Database.Source, clock).AnsweredAsync(notice, worker, account, said));
    }

    private Task<Guid[]> ToldAsync(WorkerId worker, string slot) =>
        town.ValueAsync<Guid[]>("SELECT coalesce(array_agg(p.posting_id ORDER BY p.rank), '{}') FROM notice_postings p JOIN notices n ON n.id = p.notice_id WHERE n.worker_id = $1 AND n.slot = $2", worker.Value, slot);
}

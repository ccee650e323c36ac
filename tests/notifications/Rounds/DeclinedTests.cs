using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.Rounds;

/// <summary>What somebody said no to is not told to them again, and its place goes to somebody else.</summary>
public sealed class DeclinedTests : DutyTown
{
    private protected override (string Key, string Value)[] Settings => [("Duty:Allocation:NoticesPerSeat", "2")];

    [Fact]
    public async Task The_next_round_does_not_tell_it_again_and_spends_no_seat_on_it()
    {
        var account = await Town.AccountAsync("one");
        var picky = await Town.WorkerAsync(account);
        var (declined, liked) = (await Town.PostingAsync("太远的岗位", headcount: 1), await Town.PostingAsync("近的岗位"));
        await HoldAsync();
        await SayNoAsync(picky, account, declined);
        var other = await Town.WorkerAsync();
        Clock.Advance(TimeSpan.FromDays(15));

        await HoldAsync(slot: First.Next());

        Assert.Equal([liked], await ToldAsync(picky, "2026-12-H2"));
        Assert.Equal(new HashSet<Guid> { declined, liked }, (await ToldAsync(other, "2026-12-H2")).ToHashSet());
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM allotments WHERE slot = '2026-12-H2' AND worker_id = $1 AND $2 = ANY (posting_ids)", picky.Value, declined));
        Assert.Equal(1, await Town.ValueAsync<int>("SELECT load FROM round_prices WHERE slot = '2026-12-H2' AND posting_id = $1", declined));
    }

    [Fact]
    public async Task It_is_told_again_when_it_has_changed_and_when_the_no_was_taken_back()
    {
        var account = await Town.AccountAsync("one");
        var worker = await Town.WorkerAsync(account);
        var (dear, far, third) = (await Town.PostingAsync("工资低的岗位"), await Town.PostingAsync("太远的岗位"), await Town.PostingAsync("第三个岗位"));
        await HoldAsync();
        foreach (var posting in new[] { dear, far, third }) await SayNoAsync(worker, account, posting);
        await AnswerAsync(worker, account, new SaidToNotice(NoticeAnswer.Interested, null, new JobPostingId(far)));
        await Town.SqlAsync("UPDATE job_postings SET pay_min_fen = 550000 WHERE id = $1", dear);
        Clock.Advance(TimeSpan.FromDays(15));

        await HoldAsync(slot: First.Next());

        Assert.Equal(new HashSet<Guid> { dear, far }, (await ToldAsync(worker, "2026-12-H2")).ToHashSet());
    }

    [Fact]
    public async Task A_no_to_the_whole_notice_is_a_no_to_each_of_its_openings_and_repeating_it_changes_nothing()
    {
        var account = await Town.AccountAsync("one");
        var worker = await Town.WorkerAsync(account);
        var named = await Town.PostingAsync("点名的岗位");
        await Town.PostingAsync("另一个岗位");
        await HoldAsync();
        await SayNoAsync(worker, account, named);

        for (var time = 0; time < 3; time++) await AnswerAsync(worker, account, new SaidToNotice(NoticeAnswer.NotForMe, NotForMeReason.AlreadyWorking));

        Assert.Equal("named TooFar, whole AlreadyWorking", await Town.ValueAsync<string>("SELECT string_agg(CASE WHEN named THEN 'named ' ELSE 'whole ' END || reason, ', ' ORDER BY named DESC) FROM declined_postings"));
        Assert.Equal("already_working Open 2026-12-08", await Town.ValueAsync<string>("SELECT string_agg(concat_ws(' ', reason, state, due_on), ', ') FROM outreach_tasks WHERE about IS NOT NULL"));
    }

    private Task SayNoAsync(WorkerId worker, AccountId account, Guid posting) => AnswerAsync(worker, account, new SaidToNotice(NoticeAnswer.NotForMe, NotForMeReason.TooFar, new JobPostingId(posting)));

    private async Task AnswerAsync(WorkerId worker, AccountId account, SaidToNotice said)
    {
        var notice = new NoticeId(await Town.ValueAsync<Guid>("SELECT id FROM notices WHERE worker_id = $1 ORDER BY slot DESC LIMIT 1", worker.Value));
        Assert.NotEqual(EvidenceOutcome.NotTheirs, await new EvidenceLedger(Town.Database.Source, Clock).AnsweredAsync(notice, worker, account, said));
    }

    private Task<Guid[]> ToldAsync(WorkerId worker, string slot) =>
        Town.ValueAsync<Guid[]>("SELECT coalesce(array_agg(p.posting_id ORDER BY p.rank), '{}') FROM notice_postings p JOIN notices n ON n.id = p.notice_id WHERE n.worker_id = $1 AND n.slot = $2", worker.Value, slot);
}

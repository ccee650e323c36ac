using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty.Answers;

/// <summary>Which answers need a person: a call asked for, work to be confirmed, a message that is not believed.</summary>
public static class AnswerTasks
{
    private const int DaysToConfirmWork = 5;
    private const int DaysToBeBelieved = 1;

    /// <summary>Each once a person and slot, however often the answer is repeated.</summary>
    public static Task AskAsync(NpgsqlConnection connection, NoticeId notice, WorkerId worker, NoticeSlot slot, SaidToNotice said, DateTimeOffset now, CancellationToken cancellationToken) => said switch
    {
        { Answer: NoticeAnswer.CallMe } => OutreachTasks.AskForCallAsync(connection, worker, slot, now, cancellationToken),
        { Reason: NotForMeReason.AlreadyWorking } => OutreachTasks.AddAsync(connection, worker, slot, TaskMatter.AlreadyWorking, null, DaysToConfirmWork, now, cancellationToken),
        { Reason: NotForMeReason.DoNotBelieve } => AskToBeBelievedAsync(connection, notice, worker, slot, said.Posting, now, cancellationToken),
        _ => Task.CompletedTask,
    };

    // Who did not say which opening is told of the first, which the message named.
    private static async Task AskToBeBelievedAsync(NpgsqlConnection connection, NoticeId notice, WorkerId worker, NoticeSlot slot, JobPostingId? posting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var about = posting ?? (await connection.FirstAsync("SELECT posting_id FROM notice_postings WHERE notice_id = $1 ORDER BY rank LIMIT 1", [notice.Value], cancellationToken) is Guid first ? new JobPostingId(first) : null);
        await OutreachTasks.AddAsync(connection, worker, slot, TaskMatter.DoNotBelieve, about, DaysToBeBelieved, now, cancellationToken);
    }
}

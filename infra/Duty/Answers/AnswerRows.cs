using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty.Answers;

/// <summary>What a person says to a notice.</summary>
/// <param name="Reason">Only with "not for me".</param>
/// <param name="Posting">The one opening it is about; null: the whole notice.</param>
public sealed record SaidToNotice(NoticeAnswer Answer, NotForMeReason? Reason = null, JobPostingId? Posting = null);

/// <summary>Where an answer is written down, in the transaction that proves the slot.</summary>
public static class AnswerRows
{
    public static async Task<bool> HoldsAsync(NpgsqlConnection connection, NoticeId notice, JobPostingId posting, CancellationToken cancellationToken) =>
        await connection.FirstAsync("SELECT 1 FROM notice_postings WHERE notice_id = $1 AND posting_id = $2", [notice.Value, posting.Value], cancellationToken) is not null;

    /// <summary>The same again changes nothing. A no to one opening leaves the answer to the whole notice as it was.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, NoticeId notice, WorkerId worker, SaidToNotice said, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var no = said.Answer is NoticeAnswer.NotForMe;
        if (no && said.Posting is not null) await connection.ExecuteAsync("UPDATE notices SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL", [notice.Value, now], cancellationToken);
        else
            await connection.ExecuteAsync("""
                UPDATE notices SET opened_at = coalesce(opened_at, $2), answer = $3, answer_reason = $4::text, answered_at = $2
                WHERE id = $1 AND (answer, answer_reason) IS DISTINCT FROM ($3, $4::text)
                """, [notice.Value, now, said.Answer.ToString(), no ? said.Reason?.ToString() : null], cancellationToken);

        if (no) await DeclinedPostings.SayNoAsync(connection, notice, worker, said.Posting, said.Reason, now, cancellationToken);
        else await DeclinedPostings.TakeBackAsync(connection, notice, worker, said.Posting, cancellationToken);
    }
}

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Workers.Notices;

/// <summary>
/// Three buttons and five pictures: interested, not for me (and why), call me; about the whole notice or one of its openings. A later
/// answer replaces an earlier one. What somebody said no to is not told to them again while it stays the same.
/// </summary>
internal static class AnswerNotice
{
    public static async Task<Results<Ok<AnswerNoticeResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        NoticeId id, AnswerNoticeRequest request, CurrentWorker me, EvidenceLedger evidence, CancellationToken ct)
    {
        var answer = request.Answer;
        if (request.Reason is not null && answer is not NoticeAnswer.NotForMe)
            return new FieldError("reason", "reason.not_asked", "只有选“不合适”时才说原因。").ToProblem();

        var outcome = await evidence.AnsweredAsync(id, me.Id, me.AccountId, new SaidToNotice(answer, request.Reason, request.PostingId), ct);
        return outcome is EvidenceOutcome.NotTheirs ? TypedResults.NotFound() : TypedResults.Ok(new AnswerNoticeResponse(answer, request.Reason, SaysOf(request)));
    }

    private static string SaysOf(AnswerNoticeRequest request) => request switch
    {
        { Answer: NoticeAnswer.Interested } => "好的，可以直接点“报名”。",
        { Answer: NoticeAnswer.CallMe } => "好的，工作人员下一个工作日给您打电话。",
        { Reason: NotForMeReason.AlreadyWorking } => "好的，工作人员会打电话向您核实，以后不再发同样的岗位。",
        { Reason: NotForMeReason.DoNotBelieve } => "知道了，我们请您信得过的人给您打电话。凭核验码也可以自己查真假，报名不收任何费用。",
        _ => "知道了，同样的岗位不再发给您。",
    };
}

/// <param name="PostingId">The one opening of the notice that the answer is about; left out: the whole notice.</param>
public sealed record AnswerNoticeRequest(NoticeAnswer Answer, NotForMeReason? Reason = null, JobPostingId? PostingId = null);

public sealed record AnswerNoticeResponse(NoticeAnswer Answer, NotForMeReason? Reason, string Says);

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Workers.Notices;

/// <summary>Three buttons and five pictures: interested, not for me (and why), call me. A later answer replaces an earlier one.</summary>
internal static class AnswerNotice
{
    public static async Task<Results<Ok<AnswerNoticeResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        NoticeId id, AnswerNoticeRequest request, CurrentWorker me, EvidenceLedger evidence, CancellationToken ct)
    {
        var answer = request.Answer;
        if (request.Reason is not null && answer is not NoticeAnswer.NotForMe)
            return new FieldError("reason", "reason.not_asked", "只有选“不合适”时才说原因。").ToProblem();

        var outcome = await evidence.AnsweredAsync(id, me.Id, me.AccountId, answer, request.Reason, ct);
        return outcome is EvidenceOutcome.NotTheirs ? TypedResults.NotFound() : TypedResults.Ok(new AnswerNoticeResponse(answer, request.Reason, SaysOf(answer)));
    }

    private static string SaysOf(NoticeAnswer answer) => answer switch
    {
        NoticeAnswer.Interested => "好的，可以直接点“报名”。",
        NoticeAnswer.CallMe => "好的，工作人员下一个工作日给您打电话。",
        _ => "知道了，下次少发这样的。",
    };
}

public sealed record AnswerNoticeRequest(NoticeAnswer Answer, NotForMeReason? Reason = null);

public sealed record AnswerNoticeResponse(NoticeAnswer Answer, NotForMeReason? Reason, string Says);

using JobAssist.Mobile.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Http;

/// <summary>The domain's "no" over HTTP: 409 with its code and its sentence.</summary>
internal static class RefusalResults
{
    public static ProblemHttpResult ToProblem(this Refusal refusal) =>
        ProblemResponses.Problem(StatusCodes.Status409Conflict, refusal.Code, refusal.Message);
}

using JobAssist.Mobile.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Http;

/// <summary>What only the tables can tell of a field: 400 when it cannot be kept, 409 when a rule speaks against it.</summary>
internal static class FieldProblems
{
    public static ProblemHttpResult ToProblem(this IReadOnlyCollection<FieldError> errors) =>
        ProblemResponses.Problem(StatusCodes.Status400BadRequest, "request.invalid", StandardProblems.Of(400).Title, [.. errors]);

    public static ProblemHttpResult ToProblem(this FieldError error) => new[] { error }.ToProblem();

    /// <summary>A refusal that can name the fields it is about.</summary>
    public static ProblemHttpResult ToProblem(this Refusal refusal, IReadOnlyCollection<FieldError> errors) =>
        ProblemResponses.Problem(StatusCodes.Status409Conflict, refusal.Code, refusal.Message, [.. errors]);
}

using System.Text.Json;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Turns the validator's findings into errors by field. A message of ours is "code|sentence".</summary>
internal static class ValidationErrors
{
    public static IReadOnlyList<FieldError> Of(HttpValidationProblemDetails problem) =>
        [.. from field in problem.Errors from message in field.Value select Read(PathOf(field.Key), message)];

    private static FieldError Read(string field, string message) =>
        message.Split('|', 2) is [var code, var sentence] ? new FieldError(field, code, sentence) : new FieldError(field, "invalid", message);

    private static string PathOf(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

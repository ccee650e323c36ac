namespace JobAssist.Mobile.Api.Http;

/// <summary>
/// Ends a request with a problem where no result can be returned: while a parameter is being bound. Handlers return problems instead.
/// The message is for clients, so it holds no personal data.
/// </summary>
public sealed class ProblemException(int status, string code, string title, params FieldError[] errors) : Exception(code)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public string Title { get; } = title;
    public IReadOnlyList<FieldError> Errors { get; } = errors;

    /// <summary>Sent as Retry-After.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

namespace JobAssist.Mobile.Api.Http;

/// <summary>What the OpenAPI document says of one operation beyond its types.</summary>
internal sealed record OperationNotes(string Summary, string Description, object? Body, object? Answer, IReadOnlyList<int> Problems);

internal static class DescribeExtension
{
    /// <summary>
    /// Says what an operation is for. <paramref name="body"/> and <paramref name="answer"/> are examples, instances of the slice's own records.
    /// The usual problems (400, 401, 403, 429, 500, 503; 404 for an id in the address; 409 and 415 for a body) are added by themselves.
    /// </summary>
    public static TBuilder Describe<TBuilder>(this TBuilder builder, string summary, string description, object? body = null, object? answer = null, params int[] problems)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new OperationNotes(summary, description, body, answer, problems));
}

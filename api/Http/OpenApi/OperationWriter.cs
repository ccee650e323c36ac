using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Writes words, examples, parameters and problems into every operation of the document.</summary>
internal sealed class OperationWriter(IOptions<JsonOptions> json) : IOpenApiOperationTransformer
{
    private const string HandlerName = "HandleAsync";
    private const string ProblemName = "Problem";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<OperationNotes>().LastOrDefault() is { } notes) Write(operation, notes);
        if (metadata.OfType<MethodInfo>().FirstOrDefault() is { Name: HandlerName, DeclaringType: { } slice }) operation.OperationId = slice.Name;

        var (wantsKey, signedIn) = (metadata.OfType<WantsIdempotencyKey>().Any(), !metadata.OfType<IAllowAnonymous>().Any());
        AddParameters(operation, metadata, wantsKey);
        if (signedIn) operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentHead.Scheme, context.Document)] = [] }];

        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(ProblemName) is not true)
            document.AddComponent(ProblemName, await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellationToken));
        foreach (var status in ProblemsOf(operation, metadata, wantsKey, signedIn)) AddProblem(document, operation, status);
    }

    private void Write(OpenApiOperation operation, OperationNotes notes)
    {
        (operation.Summary, operation.Description) = (notes.Summary, notes.Description);
        if (notes.Body is not null)
            foreach (var body in operation.RequestBody?.Content?.Values ?? []) body.Example = NodeOf(notes.Body);
        if (notes.Answer is null || operation.Responses is null) return;
        foreach (var (status, answer) in operation.Responses)
            if (status.StartsWith('2') && answer is OpenApiResponse { Content: { } content })
                foreach (var media in content.Values) media.Example = NodeOf(notes.Answer);
    }

    private System.Text.Json.Nodes.JsonNode? NodeOf(object example) =>
        example is string text ? System.Text.Json.Nodes.JsonValue.Create(text) : JsonSerializer.SerializeToNode(example, json.Value.SerializerOptions);

    private static void AddParameters(OpenApiOperation operation, IList<object> metadata, bool wantsKey)
    {
        operation.Parameters ??= [];
        if (metadata.OfType<IParameterBindingMetadata>().Any(p => p.ParameterInfo.ParameterType == typeof(Paging)))
        {
            operation.Parameters.Add(Query("limit", "每页条数，1 到 100，不写为 20。", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "100" }));
            operation.Parameters.Add(Query("after", "上一页答复里的 next；不写从头开始。", new OpenApiSchema { Type = JsonSchemaType.String }));
        }

        if (wantsKey)
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Idempotency.Header,
                In = ParameterLocation.Header,
                Required = true,
                Description = "这次提交的编号，由客户端生成；网络不好重发时用同一个编号，只会生效一次。",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255, MinLength = 1 },
            });
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            if (parameter.In == ParameterLocation.Path && IdNames(metadata).Contains(parameter.Name!)) parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
    }

    private static HashSet<string> IdNames(IList<object> metadata) =>
        [.. metadata.OfType<IParameterBindingMetadata>().Where(p => TypedIdJson.IsTypedId(p.ParameterInfo.ParameterType)).Select(p => p.Name)];

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    private static SortedSet<int> ProblemsOf(OpenApiOperation operation, IList<object> metadata, bool wantsKey, bool signedIn)
    {
        var problems = new SortedSet<int> { 500, 503 };
        if (operation.Parameters is { Count: > 0 } || operation.RequestBody is not null) problems.Add(400);
        if (signedIn) problems.UnionWith([401, 403]);
        if (operation.Parameters?.Any(p => p.In == ParameterLocation.Path) is true) problems.Add(404);
        if (operation.RequestBody is not null) problems.UnionWith([413, 415]);
        if (wantsKey) problems.UnionWith([409, 422]);
        if (metadata.OfType<RateMark>().LastOrDefault()?.Kind != RateKind.None) problems.Add(429);
        if (metadata.OfType<OperationNotes>().LastOrDefault() is { } notes) problems.UnionWith(notes.Problems);
        return problems;
    }

    // One description per status for the whole document.
    private void AddProblem(OpenApiDocument document, OpenApiOperation operation, int status)
    {
        var name = $"{ProblemName}{status}";
        if (document.Components?.Responses?.ContainsKey(name) is not true) document.AddComponent(name, ResponseOf(document, status));
        operation.Responses ??= [];
        operation.Responses[$"{status}"] = new OpenApiResponseReference(name, document);
    }

    private OpenApiResponse ResponseOf(OpenApiDocument document, int status)
    {
        var (code, title) = StandardProblems.Of(status);
        return new OpenApiResponse
        {
            Description = title,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemWriter.ContentType] = new()
                {
                    Schema = new OpenApiSchemaReference(ProblemName, document),
                    Example = NodeOf(new ProblemBody(status, code, title, null, "0af7651916cd43dd8448eb211c80319c")),
                },
            },
        };
    }
}

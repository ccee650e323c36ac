using Microsoft.OpenApi;

namespace JobAssist.Mobile.Api.Http;

/// <summary>The OpenAPI document at /openapi/v1.json and a page to explore it at /docs.</summary>
internal static class Documentation
{
    private const string Explorer = "docs";

    public static IServiceCollection AddDocumentation(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer<DocumentHead>();
        options.AddOperationTransformer<OperationWriter>();
        options.AddSchemaTransformer<SchemaWriter>();
    });

    public static void MapDocumentation(this IEndpointRouteBuilder app) => app.MapOpenApi().AllowAnonymous().WithRate(RateKind.None);

    /// <summary>Only on its own paths: it looks at every request that comes to it with regular expressions.</summary>
    public static void UseExplorer(this IApplicationBuilder app) => app.UseWhen(http => http.Request.Path.StartsWithSegments("/" + Explorer, StringComparison.OrdinalIgnoreCase), docs => docs.UseSwaggerUI(page =>
    {
        page.RoutePrefix = Explorer;
        page.DocumentTitle = "JobAssist.Mobile";
        page.SwaggerEndpoint("/openapi/v1.json", "v1");
    }));
}

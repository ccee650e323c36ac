using Microsoft.OpenApi;

namespace JobAssist.Mobile.Api.Http;

/// <summary>The OpenAPI document at /openapi/v1.json and a page to explore it at /docs.</summary>
internal static class Documentation
{
    public static IServiceCollection AddDocumentation(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer<DocumentHead>();
        options.AddOperationTransformer<OperationWriter>();
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (TypedIdJson.IsTypedId(Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type))
                (schema.Type, schema.Format, schema.Properties) = (JsonSchemaType.String, "uuid", null);
            else if (context.JsonTypeInfo.Type == typeof(Domain.Notices.NoticeSlot))
                (schema.Type, schema.Pattern, schema.Properties) = (JsonSchemaType.String, "^[0-9]{4}-(0[1-9]|1[0-2])-H[12]$", null);
            return Task.CompletedTask;
        });
    });

    public static void MapDocumentation(this IEndpointRouteBuilder app) => app.MapOpenApi().AllowAnonymous().WithRate(RateKind.None);

    public static void UseExplorer(this IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = "docs";
        page.DocumentTitle = "JobAssist.Mobile";
        page.SwaggerEndpoint("/openapi/v1.json", "v1");
    });
}

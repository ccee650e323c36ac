using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Title, servers, and how to sign in.</summary>
internal sealed class DocumentHead : IOpenApiDocumentTransformer
{
    public const string Scheme = "session";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "JobAssist.Mobile",
            Version = "v1",
            Description = "农村劳动力就业帮扶小程序的后台接口。时间为 UTC，金额单位为分，编号为 UUID。错误一律为 application/problem+json：code 给程序看，title 给人看。",
            License = new OpenApiLicense { Name = "Apache-2.0", Url = new Uri("https://www.apache.org/licenses/LICENSE-2.0") },
        };
        // Wherever it was read from; an address of one machine does not belong into it.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "登录（POST /v1/sessions/wechat）得到的 accessToken。",
        };
        return Task.CompletedTask;
    }
}

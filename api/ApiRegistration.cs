using System.Net;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Sessions;
using JobAssist.Mobile.Infra.Matching;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.HttpOverrides;

namespace JobAssist.Mobile.Api;

/// <summary>What every endpoint stands on, and in which order a request passes it.</summary>
internal static class ApiRegistration
{
    private const long LargestBody = 256 * 1024;

    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        // Request lines would carry what people search for; statements that were refused are told as problems.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical).AddFilter(typeof(SessionAuthentication).FullName, LogLevel.Warning);
        services.Configure<ForwardedHeadersOptions>(forwarded => TrustProxies(forwarded, builder.Configuration));
        services.ConfigureHttpJsonOptions(json => JsonRules.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionProblems>();
        services.AddValidation();
        services.AddAuthentication(SessionAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        services.AddPolicies();
        services.AddSingleton<KnownSessions>();
        services.AddScoped<SessionReader>();
        services.AddScoped<SessionOpener>();
        services.AddScoped<CodeExchange>();
        services.AddOptions<RateOptions>().BindConfiguration(RateOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LocalRates>();
        services.AddSingleton<PrepaidRates>();
        services.AddSingleton<RateLimits>();
        services.AddHostedService<ReadyAtStart>();
        services.AddHostedService<MarketFollower>();
        services.AddDocumentation();
    }

    public static void UseApi(this WebApplication app)
    {
        if (app.Configuration.GetSection("Proxies").Exists()) app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages(bare => bare.HttpContext.WriteProblemAsync(bare.HttpContext.Response.StatusCode));
        app.UseExplorer();
        app.UseRouting();
        app.UseUnmatched();
        app.UseRequestGuard();
        app.UseRequestLook();
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseAuthorization();
        app.UseIdempotency();
    }

    // Whoever may say where a request came from is named in "Proxies": nobody else's headers are believed.
    private static void TrustProxies(ForwardedHeadersOptions forwarded, ConfigurationManager configuration)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in configuration.GetSection("Proxies").Get<string[]>() ?? []) forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Infra.Observability;

/// <summary>Sets up logs, and figures and spans where somebody collects them.</summary>
public static class TelemetryRegistration
{
    /// <summary>
    /// JSON lines with UTC times on the console; figures and spans over OTLP only when OTEL_EXPORTER_OTLP_ENDPOINT or
    /// Telemetry:OtlpEndpoint names a collector.
    /// </summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            // Line breaks stay escaped, so no text can forge a line; Chinese stays readable.
            console.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        });
        builder.Services.AddSingleton<IExternalScopeProvider, ScopesWithoutSecrets>();

        var endpoint = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? builder.Configuration["Telemetry:OtlpEndpoint"];
        if (Uri.TryCreate(endpoint, UriKind.Absolute, out var collector))
        {
            var name = builder.Environment.ApplicationName;
            builder.Services.AddHostedService(_ => new TelemetryExport(collector, name, builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"]));
        }

        return builder;
    }
}

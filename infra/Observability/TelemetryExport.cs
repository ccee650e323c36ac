using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace JobAssist.Mobile.Infra.Observability;

/// <summary>Hands figures and spans to a collector while the program runs, and what is left of them at its end.</summary>
internal sealed class TelemetryExport(Uri collector, string serviceName, string? protocol) : IHostedService, IDisposable
{
    // The packages that instrument these are not needed: the framework and Npgsql have their own, subscribed to by name.
    private static readonly string[] Meters =
        [Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql"];

    private static readonly string[] Sources = [Telemetry.Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];

    private MeterProvider? _meters;
    private TracerProvider? _spans;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(serviceName);
        _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
            .AddOtlpExporter(options => Configure(options, "v1/metrics")).Build();
        _spans = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources)
            .AddProcessor(new SpansWithoutSecrets())
            .AddOtlpExporter(options => Configure(options, "v1/traces")).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // Disposing exports the rest; a collector that is away must not hold up the program's end.
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref _spans, null)?.Dispose();
        Interlocked.Exchange(ref _meters, null)?.Dispose();
    }

    private void Configure(OtlpExporterOptions options, string path)
    {
        options.TimeoutMilliseconds = 2000;
        options.Protocol = protocol is "http/protobuf" ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        options.Endpoint = options.Protocol is OtlpExportProtocol.Grpc ? collector : new Uri(collector.ToString().TrimEnd('/') + "/" + path);
    }
}

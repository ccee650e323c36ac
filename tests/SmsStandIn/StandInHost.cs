using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace JobAssist.Mobile.SmsStandIn;

/// <summary>The stand-in as a server on a real port; the program and tests in process run the same.</summary>
public sealed class StandInHost : IAsyncDisposable
{
    internal const string ReceiptClient = "receipts";
    readonly WebApplication _app;

    StandInHost(WebApplication app, World world) => (_app, World) = (app, world);

    public World World { get; }

    /// <summary>Where it listens; known once started.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static StandInHost Build(StandInOptions options, TimeProvider? clock = null)
    {
        // An empty builder reads no settings files and no environment: many hosts start quickly side by side in one test run.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRoutingCore();
        builder.Services.ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions, strict: true));
        builder.Services.AddHttpClient(ReceiptClient)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
        builder.Services.AddSingleton(services => new World(options, clock ?? TimeProvider.System, services.GetRequiredService<IHttpClientFactory>()));

        var app = builder.Build();
        var world = app.Services.GetRequiredService<World>();
        app.MapControl(world);
        var gate = new Gate(world);
        app.MapFallback("{*path}", gate.HandleAsync);
        return new StandInHost(app, world);
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => _app.StartAsync(cancellationToken);

    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

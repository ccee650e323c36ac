using JobAssist.Mobile.Api.Sessions;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Infra.Redis;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.TestShared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Api.Tests;

/// <summary>
/// The whole program on a real port, with a database of its own and a clock that the test moves. Tests go through the front door;
/// verbs that several tests need are in this class and its parts.
/// </summary>
public sealed partial class MobileApp : IAsyncLifetime
{
    public const string AppId = "wxba5fad812f8e6fb9";
    public const string CallbackToken = "AAAAA";
    public const string EncodingAesKey = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private Program? program;

    public MobileDatabase Database { get; private set; } = null!;
    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    public PretendWeChat WeChat { get; } = new();

    /// <summary>A PostgreSQL of its own, for tests that kill it; null: the one of the test process.</summary>
    public PostgresServer? Server { get; init; }

    /// <summary>Another node whose database this one shares; null: a database of its own.</summary>
    public MobileApp? First { get; init; }

    /// <summary>Settings beyond the usual ones; set them before the app starts.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal) { ["RateLimits:Writes"] = "0", ["RateLimits:Reads"] = "0", ["RateLimits:Anonymous"] = "0", ["RateLimits:SignIn"] = "0", ["RateLimits:CheckCode"] = "0", ["RateLimits:Invitation"] = "0", ["RateLimits:SheetCode"] = "0", ["RateLimits:VillagePack"] = "0" };

    public IServiceProvider Services => program!.Services;

    /// <summary>Somebody who is not signed in.</summary>
    public Phone Anybody { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = First?.Database ?? (Server is null ? await MobileDatabase.CreateAsync() : await MobileDatabase.CreateOnAsync(Server));
        if (First is null) await SeedReferenceAsync();
        program = new Program(this);
        program.UseKestrel(0);
        program.StartServer();
        Anybody = new Phone(NewClient(), null);
    }

    public HttpClient NewClient() => program!.CreateClient();

    /// <summary>Waits until Redis is connected, which happens in the background.</summary>
    public async Task UntilSharedAsync()
    {
        for (var tries = 0; !Services.GetRequiredService<SharedCache>().Available && tries < 200; tries++) await Task.Delay(25);
        Assert.True(Services.GetRequiredService<SharedCache>().Available);
    }

    public async ValueTask DisposeAsync()
    {
        if (program is not null) await program.DisposeAsync();
        if (First is null) await Database.DisposeAsync();
    }

    /// <summary>The same middleware on the same database with endpoints of the test's own; stops with its disposal.</summary>
    public async Task<WebApplication> StartBesideAsync(Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(AllSettings());
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddInfra();
        builder.AddApi();
        Replace(builder.Services);
        var beside = builder.Build();
        beside.UseApi();
        map(beside);
        await beside.StartAsync();
        return beside;
    }

    private Dictionary<string, string?> AllSettings() => new(Settings.ToDictionary(s => s.Key, s => (string?)s.Value), StringComparer.Ordinal)
    {
        ["ConnectionStrings:Mobile"] = Database.AppConnection,
        ["Secrets:KeyFile"] = Database.KeyFilePath,
        ["WeChat:AppId"] = AppId,
        ["WeChat:AppSecret"] = "a-secret-of-the-tests",
        ["WeChat:CallbackToken"] = CallbackToken,
        ["WeChat:EncodingAesKey"] = EncodingAesKey,
    };

    private void Replace(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IWeChatGateway>(WeChat);
    }

    private sealed class Program(MobileApp app) : WebApplicationFactory<WeChatSignInRequest>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            foreach (var (key, value) in app.AllSettings()) builder.UseSetting(key, value);
            builder.ConfigureTestServices(app.Replace);
        }
    }
}

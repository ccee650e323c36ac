using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

/// <summary>One push as it reached the server.</summary>
public sealed record Received(string Method, IReadOnlyDictionary<string, string> Query, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    public string Name => Json.GetProperty("Event").GetString()!;
}

/// <summary>A server that takes pushes and answers as the test says.</summary>
public sealed class PushReceiver : IAsyncDisposable
{
    public const string Token = "AAAAA";
    public const string Key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    readonly WebApplication _app;
    int _taken;

    PushReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> All { get; } = new();

    /// <summary>Status, body and delay of the n-th answer, from 0.</summary>
    public Func<int, (int Status, string Body, int DelayMs)> Answer { get; set; } = _ => (200, "success", 0);

    public IReadOnlyList<Received> Posts => [.. All.Where(received => received.Method == "POST")];

    public static async Task<PushReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var receiver = new PushReceiver(app);
        app.Map("/events", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public PushOptions Options(PushMode mode) => new()
    {
        Url = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/events",
        Token = Token,
        EncodingAesKey = Key,
        Mode = mode,
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var query = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        All.Enqueue(new Received(http.Request.Method, query, body));
        var (status, text, delay) = Answer(Interlocked.Increment(ref _taken) - 1);
        if (delay > 0)
            await Task.Delay(delay);
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(IsVerification(http.Request.Method, query) ? query["echostr"] : text);
    }

    static bool IsVerification(string method, Dictionary<string, string> query) =>
        method == "GET" && query.TryGetValue("signature", out var signature) && signature == PushCrypto.Sign(Token, query["timestamp"], query["nonce"]);
}

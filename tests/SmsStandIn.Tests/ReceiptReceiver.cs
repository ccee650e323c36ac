using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JobAssist.Mobile.SmsStandIn.Tests;

/// <summary>A server that takes receipts and answers as the test says.</summary>
public sealed class ReceiptReceiver : IAsyncDisposable
{
    readonly WebApplication _app;
    int _taken;

    ReceiptReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<string> Bodies { get; } = new();

    /// <summary>Status and body of the n-th answer, from 0.</summary>
    public Func<int, (int Status, string Body)> Answer { get; set; } = _ => (200, """{"result":0,"errmsg":"OK"}""");

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/sms/receipts";

    public static async Task<ReceiptReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var receiver = new ReceiptReceiver(app);
        app.MapPost("/sms/receipts", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        Bodies.Enqueue(await reader.ReadToEndAsync());
        var (status, body) = Answer(Interlocked.Increment(ref _taken) - 1);
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(body);
    }
}

using System.Security.Cryptography;
using System.Text;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>Stands where the public program takes WeChat's pushes: keeps each body sealed and answers "success".</summary>
public sealed class PushReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private PushReceiver(WebApplication app) => this.app = app;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/wechat/events");

    public static Task<PushReceiver> StartAsync(Town town, TimeProvider clock) => StartAsync(town, clock, "wechat_events", SecretFields.WeChatEvent, "success");

    /// <summary>The same for the SMS vendor's receipts.</summary>
    public static Task<PushReceiver> StartForSmsAsync(Town town, TimeProvider clock) => StartAsync(town, clock, "sms_receipts", SecretFields.SmsReceipt, """{"result":0,"errmsg":"OK"}""");

    private static async Task<PushReceiver> StartAsync(Town town, TimeProvider clock, string table, string field, string answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = builder.Build();
        receiver.MapPost("/wechat/events", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            await KeepAsync(town, table, field, body.ToArray(), clock.GetUtcNow());
            return Results.Text(answer);
        });
        await receiver.StartAsync();
        return new PushReceiver(receiver);
    }

    public static Task KeepAsync(Town town, byte[] body, DateTimeOffset now) => KeepAsync(town, "wechat_events", SecretFields.WeChatEvent, body, now);

    private static async Task KeepAsync(Town town, string table, string field, byte[] body, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7();
        await town.SqlAsync($"INSERT INTO {table} (id, body_hash, body_sealed, received_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            id, SHA256.HashData(body), town.Database.Secrets.Seal(SecretFields.AccountsScope, field, id, Encoding.UTF8.GetString(body)), now);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

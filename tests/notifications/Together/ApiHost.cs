using JobAssist.Mobile.Api;
using JobAssist.Mobile.Api.Sms;
using JobAssist.Mobile.Api.WeChat;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Notifications.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Notifications.Tests.Together;

/// <summary>What WeChat calls, wired as the public program wires it, on a real port of this machine.</summary>
internal sealed class ApiHost(WebApplication app) : IAsyncDisposable
{
    public const string EncodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    public Uri Callback => new(app.Urls.First() + "/wechat/events");

    public Uri SmsReceipts => new(app.Urls.First() + "/sms/receipts/" + SmsWorld.ReceiptToken);

    public static async Task<ApiHost> StartAsync(Town town, TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder();
        // The program asks WeChat for nothing here: only WeChat calls it.
        builder.Configuration.AddInMemoryCollection(DutyHost.Settings(town, new Uri("http://127.0.0.1:9"), [("WeChat:EncodingAesKey", EncodingAesKey), .. SmsWorld.Account(new Uri("http://127.0.0.1:9"))]));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock);
        builder.AddInfra();
        builder.Logging.ClearProviders();
        builder.AddApi();
        var app = builder.Build();
        app.UseApi();
        app.MapWeChatCallbacks();
        app.MapSmsReceipts();
        await app.StartAsync();
        return new ApiHost(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using JobAssist.Mobile.Infra.Observability;
using JobAssist.Mobile.Infra.Tests.WeChat;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.Tests.Observability;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_gets_our_figures_and_spans_and_no_secret()
    {
        var received = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var collector = await CollectorAsync(received);
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, """{"errcode":0,"msgid":1}""");

        using (var host = Build(new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["WeChat:AppId"] = "wx1",
            ["WeChat:AppSecret"] = "the-app-secret",
            ["WeChat:BaseAddress"] = wechat.Address.ToString(),
        }))
        {
            await host.StartAsync();
            using (Telemetry.Source.StartActivity("round")) await host.Services.GetRequiredService<IWeChatGateway>().SendSubscribeMessageAsync(GatewayUnderTest.Message, default);
            await host.StopAsync();
        }

        Assert.Contains("jobassist.notices.accepted", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("jobassist.wechat.call.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("round", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("/cgi-bin/message/subscribe/send", received["/v1/traces"], StringComparison.Ordinal);
        foreach (var secret in (string[])["the-app-secret", "secret-token-", GatewayUnderTest.OpenId])
            Assert.All(received.Values, sent => Assert.DoesNotContain(secret, sent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_query_is_cut_even_where_the_frameworks_own_redaction_is_switched_off()
    {
        using var source = new ActivitySource("queries");
        using var listener = new ActivityListener
        {
            ShouldListenTo = heard => heard == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var span = source.StartActivity("GET")!.SetTag("url.full", "https://api.weixin.qq.com/sns/jscode2session?secret=s").SetTag("url.query", "secret=s");
        using var processor = new SpansWithoutSecrets();

        processor.OnEnd(span);

        Assert.Equal([new("url.full", "https://api.weixin.qq.com/sns/jscode2session")], span.TagObjects);
    }

    [Fact]
    public void The_secret_end_of_an_address_stands_in_no_span_and_no_scope_of_a_log_line()
    {
        using var span = new Activity("POST").SetTag("url.path", "/sms/receipts/the-token");
        using var processor = new SpansWithoutSecrets();
        processor.OnEnd(span);
        Assert.Equal("/sms/receipts/…", span.GetTagItem("url.path"));

        var scopes = new ScopesWithoutSecrets();
        KeyValuePair<string, object?>[] ofRequest = [new("RequestId", "1"), new("RequestPath", "/SMS/receipts/the-token")];
        using (scopes.Push(ofRequest))
        {
            var seen = new List<string>();
            scopes.ForEachScope((scope, all) => all.Add($"{scope} {string.Join(' ', (IEnumerable<KeyValuePair<string, object?>>)scope!)}"), seen);
            Assert.Equal(["RequestId:1, RequestPath:/SMS/receipts/… [RequestId, 1] [RequestPath, /SMS/receipts/…]"], seen);
        }
    }

    [Fact]
    public void Without_a_collector_nothing_is_exported()
    {
        using var host = Build([]);
        Assert.DoesNotContain(host.Services.GetServices<IHostedService>(), service => service is TelemetryExport);
    }

    [Fact]
    public async Task A_collector_that_is_away_stops_neither_start_nor_end()
    {
        using var host = Build(new() { ["Telemetry:OtlpEndpoint"] = "http://127.0.0.1:1" });
        await host.StartAsync();
        Telemetry.NoticesUnknown.Add(1);
        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_log_line_is_one_line_of_JSON_in_UTC()
    {
        using var host = Build([]);
        var json = host.Services.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name is ConsoleFormatterNames.Json);
        using var written = new StringWriter();

        json.Write(new LogEntry<string>(LogLevel.Warning, "a", default, "岗位\n{\"forged\":1}", null, (state, _) => state), null, written);

        var line = Assert.Single(written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("岗位\\n", line, StringComparison.Ordinal);
        Assert.EndsWith("Z", JsonDocument.Parse(line).RootElement.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
        Assert.Equal(ConsoleFormatterNames.Json, host.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }

    private static IHost Build(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "tests" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddTelemetry();
        builder.Services.AddWeChat(builder.Configuration);
        if (!settings.ContainsKey("WeChat:AppId")) builder.Services.Configure<WeChatOptions>(wechat => (wechat.AppId, wechat.AppSecret) = ("wx1", "s"));
        return builder.Build();
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(http.Request.Path, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
        });
        await app.StartAsync();
        return app;
    }
}

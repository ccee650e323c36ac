using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using JobAssist.Mobile.Infra.Sms.Tencent;

namespace JobAssist.Mobile.SmsStandIn.Tests;

/// <summary>An answer as it came over the wire.</summary>
public sealed record RawAnswer(HttpStatusCode Status, string? ContentType, string Text)
{
    public JsonElement Reply => JsonDocument.Parse(Text).RootElement.GetProperty("Response");

    /// <summary>The code in whichever of its two places.</summary>
    public string Word => Reply.TryGetProperty("Error", out var error) ? error.GetProperty("Code").GetString()! : Statuses[0].GetProperty("Code").GetString()!;
    public IReadOnlyList<JsonElement> Statuses => [.. Reply.GetProperty("SendStatusSet").EnumerateArray()];
    public string Serial => Statuses[0].GetProperty("SerialNo").GetString()!;
}

/// <summary>A stand-in on a loopback port with two apps, a clock that stands still, and a short way to every call.</summary>
public sealed class TestStandIn : IAsyncDisposable
{
    public const string Phone = "+8619900000001";
    public const string Template = "1001";
    public static readonly string[] Good = ["东莞市", "装配普工"];

    readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler { UseProxy = false });
    readonly StandInHost _host;

    TestStandIn(StandInHost host, ManualClock clock) => (_host, Clock) = (host, clock);

    public ManualClock Clock { get; }
    public World World => _host.World;

    public static StandInOptions Options { get; } = new()
    {
        ReceiptDelayMs = 10,
        ReceiptRetryDelayMs = 20,
        Apps =
        [
            new AppOptions
            {
                SecretId = "AKIDa", SecretKey = "key-of-a", SdkAppId = "1400000001", Signatures = ["昭通就业"],
                Templates = [new() { Id = Template, Text = "{1}招{2}。" }, new() { Id = "1002", Text = "还没有批准。", Approved = false }, new() { Id = "1003", Text = "没有参数。" }],
            },
            new AppOptions { SecretId = "AKIDb", SecretKey = "key-of-b", SdkAppId = "1400000002", Signatures = ["别处"] },
        ],
    };

    public static async Task<TestStandIn> StartAsync(Func<StandInOptions, StandInOptions>? change = null)
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));
        var host = StandInHost.Build((change ?? (options => options))(Options), clock);
        await host.StartAsync();
        return new TestStandIn(host, clock);
    }

    public static Dictionary<string, object?> Body(string phone = Phone, string[]? parameters = null) => new(StringComparer.Ordinal)
    {
        ["PhoneNumberSet"] = new[] { phone },
        ["SmsSdkAppId"] = "1400000001",
        ["SignName"] = "昭通就业",
        ["TemplateId"] = Template,
        ["TemplateParamSet"] = parameters ?? Good,
        ["SessionContext"] = "attempt-1",
    };

    public Task<RawAnswer> SendAsync(string phone = Phone, string[]? parameters = null) => SendAsync(Body(phone, parameters));

    /// <summary>A body that differs in one member; null leaves it out.</summary>
    public Task<RawAnswer> SendWithAsync(string member, object? value)
    {
        var body = Body();
        if (value is null)
            body.Remove(member);
        else
            body[member] = value;
        return SendAsync(body);
    }

    public async Task<RawAnswer> SendAsync(object body, Action<HttpRequestMessage>? change = null, DateTimeOffset? at = null, string secretId = "AKIDa", string secretKey = "key-of-a")
    {
        var bytes = body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(body);
        var (now, type) = (at ?? Clock.GetUtcNow(), "application/json; charset=utf-8");
        using var request = new HttpRequestMessage(HttpMethod.Post, _host.Address) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add("X-TC-Action", "SendSms");
        request.Headers.Add("X-TC-Version", "2021-01-11");
        request.Headers.Add("X-TC-Region", "ap-guangzhou");
        request.Headers.Add("X-TC-Timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Authorization", Tc3Signature.Authorize(secretId, secretKey, _host.Address.Host, type, bytes, now));
        change?.Invoke(request);
        return await AnswerAsync(request);
    }

    public async Task<RawAnswer> ControlAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_host.Address, "/__control/" + path));
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body, Json.Wire), Encoding.UTF8, "application/json");
        return await AnswerAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _invoker.Dispose();
        await _host.DisposeAsync();
    }

    async Task<RawAnswer> AnswerAsync(HttpRequestMessage request)
    {
        using var response = await _invoker.SendAsync(request, CancellationToken.None);
        return new RawAnswer(response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }
}

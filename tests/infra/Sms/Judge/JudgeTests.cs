using System.Text.Json;
using System.Text.Json.Nodes;
using JobAssist.Mobile.Infra.Sms.Tencent;
using JobAssist.Mobile.Infra.Tests.WeChat;
using JobAssist.Mobile.SmsStandIn;
using Microsoft.AspNetCore.Http;

namespace JobAssist.Mobile.Infra.Tests.Sms.Judge;

/// <summary>The vendor's own client says whether we sign as it does, ask as it does, and whether our stand-in is one.</summary>
public sealed class JudgeTests(VendorClient vendor) : IClassFixture<VendorClient>
{
    private const string Template = "1001";

    [Fact]
    public async Task We_sign_every_request_as_the_vendor_does()
    {
        var random = new Random(3);
        var tasks = Enumerable.Range(0, 60).Select(n => new
        {
            kind = "sign",
            host = n % 3 is 0 ? "sms.tencentcloudapi.com" : n % 3 is 1 ? "sms.ap-guangzhou.tencentcloudapi.com" : "127.0.0.1",
            contentType = n % 2 is 0 ? "application/json; charset=utf-8" : "application/json",
            // Days and months of one digit, midnights of UTC, years to come.
            timestamp = n < 4 ? new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() - n : random.NextInt64(1_500_000_000, 4_000_000_000),
            secretId = $"AKID{random.Next():x}",
            secretKey = string.Concat(Enumerable.Range(0, random.Next(1, 80)).Select(_ => (char)random.Next(0x21, 0x7F))),
            body = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new { TemplateParamSet = new[] { "东莞市𠮷😀\"\\", new string('字', random.Next(200)) }, n })),
        }).ToList();

        var theirs = await vendor.AskAsync(tasks);

        var ours = tasks.Select(task => Tc3Signature.Authorize(task.secretId, task.secretKey, task.host, task.contentType,
            Convert.FromBase64String(task.body), DateTimeOffset.FromUnixTimeSeconds(task.timestamp)));
        Assert.Equal(theirs.Select(signature => signature.GetString()), ours);
    }

    [Fact]
    public async Task We_ask_for_the_same_message_in_the_same_words()
    {
        await using var anybody = await FakeWeChat.StartAsync();
        var headers = new List<Dictionary<string, string>>();
        anybody.On("/", (http, _) =>
        {
            headers.Add(http.Request.Headers.Where(header => header.Key.StartsWith("X-TC-", StringComparison.OrdinalIgnoreCase) || header.Key is "Authorization")
                .ToDictionary(header => header.Key.ToUpperInvariant(), header => header.Value.ToString(), StringComparer.Ordinal));
            return http.Response.WriteAsync("""{"Response":{"SendStatusSet":[{"Code":"Ok"}]}}""");
        });
        using var under = new GatewayUnderTest(anybody.Address);

        await under.SendAsync();
        await vendor.AskAsync([Send(anybody.Address.Port)]);

        var bodies = anybody.Requests.Select(seen => JsonNode.Parse(seen.Body)).ToList();
        Assert.True(JsonNode.DeepEquals(bodies[0], bodies[1]), $"{bodies[0]} {bodies[1]}");
        var (ours, theirs) = (headers[0], headers[1]);
        Assert.All(["X-TC-ACTION", "X-TC-VERSION", "X-TC-REGION"], name => Assert.Equal(theirs[name], ours[name]));
        // What theirs says beyond that names the client only.
        Assert.Equal(["X-TC-REQUESTCLIENT", "X-TC-TRACEID"], theirs.Keys.Except(ours.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(theirs["X-TC-TIMESTAMP"].Length, ours["X-TC-TIMESTAMP"].Length);
    }

    [Fact]
    public async Task The_vendors_client_can_send_through_the_stand_in()
    {
        await using var standIn = await StartAsync();

        var answer = Assert.Single(await vendor.AskAsync([Send(standIn.Address.Port)]));

        var sent = Assert.Single(standIn.World.Journal.Entries());
        Assert.Equal("Ok", answer.GetProperty("code").GetString());
        Assert.Equal((sent.SerialNo, sent.Phone), (answer.GetProperty("status").GetProperty("SerialNo").GetString(), answer.GetProperty("status").GetProperty("PhoneNumber").GetString()));
        Assert.Equal("【昭通就业】东莞市招装配普工。", sent.Text);
        Assert.NotEmpty(answer.GetProperty("requestId").GetString()!);
    }

    [Fact]
    public async Task The_vendors_client_understands_every_refusal_of_the_stand_in()
    {
        await using var standIn = await StartAsync();
        standIn.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Code = "RequestLimitExceeded", AsError = true, Phone = "+8619900000077" });
        var port = standIn.Address.Port;

        var answers = await vendor.AskAsync(
        [
            Send(port), Send(port), Send(port, secretKey: "wrong"), Send(port, secretId: "AKIDnobody"), Send(port, app: "1499999999"), Send(port, sign: "别处"),
            Send(port, template: "9999"), Send(port, parameters: ["一"]), Send(port, parameters: ["东莞市", "七个字的岗位名"]), Send(port, phone: "+861"),
            Send(port, phone: "+8619900000077"), Send(port, phone: "+8619900000002"), Send(port, phone: "+8619900000003"),
        ]);

        Assert.Equal(
        [
            "Ok", "LimitExceeded.PhoneNumberThirtySecondLimit", "AuthFailure.SignatureFailure", "AuthFailure.SecretIdNotFound",
            "InvalidParameterValue.SdkAppIdNotExist", "FailedOperation.SignatureIncorrectOrUnapproved", "FailedOperation.TemplateIncorrectOrUnapproved",
            "FailedOperation.TemplateParamSetNotMatchApprovedTemplate", "InvalidParameterValue.TemplateParameterLengthLimit", "InvalidParameterValue.IncorrectPhoneNumber",
            "RequestLimitExceeded", "Ok", "FailedOperation.InsufficientBalanceInSmsPackage",
        ], answers.Select(answer => answer.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_clock_ten_minutes_off_is_refused_by_the_stand_in()
    {
        await using var standIn = await StartAsync();
        standIn.World.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("AuthFailure.SignatureExpire", Assert.Single(await vendor.AskAsync([Send(standIn.Address.Port)])).GetProperty("code").GetString());
    }

    private static object Send(int port, string secretId = GatewayUnderTest.SecretId, string secretKey = GatewayUnderTest.SecretKey, string app = "1400000001",
        string sign = "昭通就业", string template = Template, string[]? parameters = null, string phone = "+86" + GatewayUnderTest.Phone) => new
        {
            kind = "send",
            port,
            secretId,
            secretKey,
            request = new { PhoneNumberSet = new[] { phone }, SmsSdkAppId = app, TemplateId = template, SignName = sign, TemplateParamSet = parameters ?? ["东莞市", "装配普工"], SessionContext = "attempt-1" },
        };

    // The vendor's client asks the machine for the time.
    private static async Task<StandInHost> StartAsync()
    {
        var host = StandInHost.Build(new StandInOptions
        {
            Apps =
            [
                new AppOptions
                {
                    SecretId = GatewayUnderTest.SecretId, SecretKey = GatewayUnderTest.SecretKey, SdkAppId = "1400000001", Signatures = ["昭通就业"], Balance = 2,
                    Templates = [new() { Id = Template, Text = "{1}招{2}。" }],
                },
            ],
        });
        await host.StartAsync();
        return host;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.Tests.WeChat;
using Microsoft.AspNetCore.Http;

namespace JobAssist.Mobile.Infra.Tests.Sms;

/// <summary>The line between "certainly not sent" and "nobody knows", the brake, and what may be written down.</summary>
public sealed class SmsDoubtTests
{
    private const string Accepted = """{"Response":{"SendStatusSet":[{"SerialNo":"2645:1","Fee":1,"Code":"Ok"}],"RequestId":"r-1"}}""";

    [Fact]
    public async Task The_request_is_what_the_vendor_reads()
    {
        await using var vendor = await FakeWeChat.StartAsync();
        vendor.On("/", Accepted);
        using var under = new GatewayUnderTest(vendor.Address);

        Assert.Equal(new SmsOutcome.Accepted("2645:1", 1), await under.SendAsync());

        var seen = vendor.Last("/");
        Assert.Equal(("", "application/json; charset=utf-8"), (seen.Query, seen.ContentType));
        var body = JsonDocument.Parse(seen.Body).RootElement;
        Assert.Equal(["PhoneNumberSet", "SmsSdkAppId", "TemplateId", "SignName", "TemplateParamSet", "SessionContext"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("+8619900000001", Assert.Single(body.GetProperty("PhoneNumberSet").EnumerateArray()).GetString());
        Assert.Equal(["东莞市", "装配普工"], body.GetProperty("TemplateParamSet").EnumerateArray().Select(value => value.GetString()));
    }

    [Fact]
    public async Task A_refused_connection_means_not_accepted_and_a_reset_is_unknown()
    {
        var vendor = new RawWeChat((_, n) => n is 1 ? new RawAnswer(Accepted, Close: true, Announced: true) : new RawAnswer(null, Close: true));
        using var under = new GatewayUnderTest(vendor.Address);
        Assert.IsType<SmsOutcome.Accepted>(await under.SendAsync());
        Assert.Equal(SmsFailureKind.ConnectionLost, Assert.IsType<SmsOutcome.Unknown>(await under.SendAsync()).Failure.Kind);
        Assert.Equal(2, vendor.SendBodies.Count);
        await vendor.DisposeAsync();

        Assert.Equal(new SmsOutcome.NotAccepted(SmsNotAcceptedReason.NotConnected, null), await under.SendAsync());
    }

    [Fact]
    public async Task A_torn_or_endless_answer_is_unknown()
    {
        await using var torn = new RawWeChat((_, _) => new RawAnswer(Accepted, Close: true, Promised: 500));
        using var first = new GatewayUnderTest(torn.Address);
        Assert.IsType<SmsOutcome.Unknown>(await first.SendAsync());

        await using var endless = await FakeWeChat.StartAsync();
        endless.On("/", new string(' ', 100_000) + Accepted);
        using var second = new GatewayUnderTest(endless.Address);
        Assert.IsType<SmsOutcome.Unknown>(await second.SendAsync());
    }

    [Fact]
    public async Task Five_doubtful_sends_hold_back_the_rest_until_the_rest_is_over()
    {
        var well = false;
        await using var vendor = await FakeWeChat.StartAsync();
        vendor.On("/", (http, _) => http.Response.WriteAsync(well ? Accepted : "<html>"));
        using var under = new GatewayUnderTest(vendor.Address);

        var outcomes = new List<SmsOutcome>();
        for (var i = 0; i < 20; i++) outcomes.Add(await under.SendAsync());
        Assert.Equal(5, outcomes.Count(outcome => outcome is SmsOutcome.Unknown));
        Assert.All(outcomes.Skip(5), outcome => Assert.Equal(new SmsOutcome.NotAccepted(SmsNotAcceptedReason.HeldBack, null), outcome));

        well = true;
        under.Clock.Advance(TimeSpan.FromSeconds(31));
        for (var i = 0; i < 20; i++) Assert.IsType<SmsOutcome.Accepted>(await under.SendAsync());
    }

    [Theory]
    [InlineData("InvalidParameterValue.IncorrectPhoneNumber")]
    [InlineData("LimitExceeded.PhoneNumberDailyLimit")]
    [InlineData("FailedOperation.ContainSensitiveWord")]
    public async Task What_concerns_one_number_holds_nothing_back(string code)
    {
        await using var vendor = await FakeWeChat.StartAsync();
        vendor.On("/", Refusal(code));
        using var under = new GatewayUnderTest(vendor.Address);

        for (var i = 0; i < 40; i++) await under.SendAsync();
        Assert.Equal(40, vendor.Count("/"));
    }

    [Fact]
    public async Task No_log_line_at_any_level_and_no_span_tells_a_secret_a_number_or_words()
    {
        var spans = new ConcurrentQueue<string>();
        using var listener = Listen(spans);
        await using var vendor = await FakeWeChat.StartAsync();
        using var under = new GatewayUnderTest(vendor.Address);
        foreach (var answer in (string[])[Accepted, Refusal("InternalError"), Refusal("AuthFailure.SignatureFailure"), Refusal("FailedOperation.TemplateIncorrectOrUnapproved"), Refusal("LimitExceeded.AppDailyLimit"), "torn{"])
        {
            vendor.On("/", answer);
            Assert.DoesNotContain(GatewayUnderTest.Phone, $"{await under.SendAsync()}", StringComparison.Ordinal);
        }

        Assert.Equal(3, under.Logs.Lines.Count(line => line.StartsWith("Critical", StringComparison.Ordinal)));
        Assert.Contains(spans, span => span.Contains(vendor.Address.Port.ToString(), StringComparison.Ordinal));
        foreach (var text in (string[])[under.Logs.All, string.Join('\n', spans), $"{GatewayUnderTest.Message}"])
            Assert.All([GatewayUnderTest.SecretId, GatewayUnderTest.SecretKey, GatewayUnderTest.Phone, "Signature=", "装配普工"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    private static string Refusal(string code) => $$$"""{"Response":{"Error":{"Code":"{{{code}}}","Message":"number +8619900000001: 装配普工"},"RequestId":"r-1"}}""";

    private static ActivityListener Listen(ConcurrentQueue<string> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is not "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => spans.Enqueue($"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}

using System.Text.Json;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.AspNetCore.Http;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

public sealed class SendTests
{
    [Fact]
    public async Task The_request_is_what_WeChat_reads()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, """{"errcode":0,"errmsg":"ok","msgid":3611111111111111111}""");
        using var under = new GatewayUnderTest(wechat.Address);

        var outcome = await under.SendAsync();

        Assert.Equal(new SendOutcome.Accepted(3611111111111111111), outcome);
        var seen = wechat.Last(FakeWeChat.SendPath);
        Assert.Equal("?access_token=secret-token-1", seen.Query);
        Assert.Equal("application/json; charset=utf-8", seen.ContentType);
        Assert.True(seen.ContentLength > 0);
        Assert.Contains("电子厂招工　包吃住", seen.Body, StringComparison.Ordinal);
        var body = JsonDocument.Parse(seen.Body).RootElement;
        Assert.Equal(GatewayUnderTest.OpenId, body.GetProperty("touser").GetString());
        Assert.Equal("formal", body.GetProperty("miniprogram_state").GetString());
        Assert.Equal("09:30", body.GetProperty("data").GetProperty("time2").GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("""{"errcode":43108}""", NotAcceptedReason.Concurrent)]
    [InlineData("""{"errcode":45009}""", NotAcceptedReason.QuotaUsedUp)]
    [InlineData("""{"errcode":44993}""", NotAcceptedReason.QuotaUsedUp)]
    [InlineData("""{"errcode":45011}""", NotAcceptedReason.Throttled)]
    [InlineData("""{"errcode":"45011"}""", NotAcceptedReason.Throttled)]
    [InlineData("""{"errcode":44990}""", NotAcceptedReason.Throttled)]
    public async Task Certainly_not_taken_may_be_tried_later(string answer, NotAcceptedReason reason)
    {
        var outcome = Assert.IsType<SendOutcome.NotAccepted>(await SendAsync(answer));
        Assert.Equal(reason, outcome.Reason);
        Assert.NotNull(outcome.ErrorCode);
    }

    [Theory]
    [InlineData(43101, RefusedReason.NoConsent)]
    [InlineData(40003, RefusedReason.BadOpenId)]
    public async Task A_person_who_cannot_be_reached_is_refused(int code, RefusedReason reason) =>
        Assert.Equal(new SendOutcome.Refused(reason, code), await SendAsync($$"""{"errcode":{{code}},"errmsg":"x"}"""));

    [Theory]
    [InlineData(47003, "argument invalid! data.thing1.value invalid rid: 6949fe38-0627ff0d-47df91c7", "thing1")]
    [InlineData(47003, "argument invalid! data.character_string12.value i rid", "character_string12")]
    [InlineData(47003, "argument invalid!", null)]
    [InlineData(45168, "sensitive", null)]
    public async Task Bad_values_name_the_key_if_WeChat_does(int code, string message, string? key) =>
        Assert.Equal(new SendOutcome.BadValues(key, code), await SendAsync($$"""{"errcode":{{code}},"errmsg":"{{message}}"}"""));

    [Theory]
    [InlineData(40037)]
    [InlineData(43107)]
    [InlineData(48001)]
    public async Task A_template_that_cannot_be_used_raises_an_alarm(int code)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, $$"""{"errcode":{{code}}}""");
        using var under = new GatewayUnderTest(wechat.Address);

        Assert.Equal(new SendOutcome.TemplateUnusable(code), await under.SendAsync());
        Assert.Contains(under.Logs.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"errcode":-1,"errmsg":"system busy rid: 6949fe38-0627ff0d-47df91c7"}""", WeChatFailureKind.Busy)]
    [InlineData("""{"errcode":99999}""", WeChatFailureKind.Other)]
    [InlineData("""{"errcode":"many"}""", WeChatFailureKind.Unreadable)]
    [InlineData("""{"errcode":99999999999}""", WeChatFailureKind.Unreadable)]
    [InlineData("""{"errcode":null}""", WeChatFailureKind.Unreadable)]
    [InlineData("""{"ok":true}""", WeChatFailureKind.Unreadable)]
    [InlineData("""{"errcode":0""", WeChatFailureKind.Unreadable)]
    [InlineData("<html>ok</html>", WeChatFailureKind.Unreadable)]
    [InlineData("", WeChatFailureKind.Unreadable)]
    [InlineData("[]", WeChatFailureKind.Unreadable)]
    public async Task An_answer_in_doubt_is_unknown_and_asked_once(string answer, WeChatFailureKind kind)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, answer);
        using var under = new GatewayUnderTest(wechat.Address);

        var outcome = Assert.IsType<SendOutcome.Unknown>(await under.SendAsync());

        Assert.Equal(kind, outcome.Failure.Kind);
        Assert.Equal(1, wechat.Count(FakeWeChat.SendPath));
    }

    [Theory]
    [InlineData(500, """{"errcode":0,"msgid":1}""")]
    [InlineData(502, "<html>Bad Gateway</html>")]
    [InlineData(503, "")]
    [InlineData(412, "")]
    [InlineData(302, "")]
    [InlineData(404, "not here")]
    public async Task Another_status_is_no_answer_of_WeChat(int status, string body)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, (http, _) =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = "/elsewhere";
            return http.Response.WriteAsync(body);
        });
        using var under = new GatewayUnderTest(wechat.Address);

        var outcome = Assert.IsType<SendOutcome.Unknown>(await under.SendAsync());

        Assert.Equal(WeChatFailureKind.HttpError, outcome.Failure.Kind);
        Assert.Equal(0, wechat.Count("/elsewhere"));
    }

    [Fact]
    public async Task The_status_does_not_outweigh_the_error_code() =>
        Assert.IsType<SendOutcome.Refused>(await SendAsync("""{"errcode":43101}""", status: 400));

    [Fact]
    public async Task The_request_id_is_kept_for_WeChats_support()
    {
        var outcome = Assert.IsType<SendOutcome.Unknown>(await SendAsync("""{"errcode":-1,"errmsg":"system error, rid: 6949fe38-0627ff0d-47df91c7"}"""));
        Assert.Equal("6949fe38-0627ff0d-47df91c7", outcome.Failure.Rid);
    }

    [Fact]
    public async Task A_missing_page_is_left_out()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, """{"errcode":0}""");
        using var under = new GatewayUnderTest(wechat.Address, ("MiniProgramState", "trial"));

        var outcome = await under.Gateway.SendSubscribeMessageAsync(GatewayUnderTest.Message with { Page = null }, default);

        Assert.Equal(new SendOutcome.Accepted(null), outcome);
        Assert.DoesNotContain("page", wechat.Last(FakeWeChat.SendPath).Body, StringComparison.Ordinal);
        Assert.Contains("\"trial\"", wechat.Last(FakeWeChat.SendPath).Body, StringComparison.Ordinal);
    }

    private static async Task<SendOutcome> SendAsync(string answer, int status = 200)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, (http, _) =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(answer);
        });
        using var under = new GatewayUnderTest(wechat.Address);
        return await under.SendAsync();
    }
}

using System.Net;
using System.Net.Sockets;
using JobAssist.Mobile.Infra.Outgoing;
using JobAssist.Mobile.Infra.WeChat;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>The line between "certainly not sent" and "nobody knows", at each place where a connection can break.</summary>
public sealed class SendDoubtTests
{
    private const string Accepted = """{"errcode":0,"msgid":1}""";

    [Fact]
    public async Task A_refused_connection_means_not_accepted()
    {
        var wechat = new RawWeChat((_, _) => new RawAnswer(Accepted, Close: true, Announced: true));
        using var under = new GatewayUnderTest(wechat.Address);
        Assert.IsType<SendOutcome.Accepted>(await under.SendAsync());
        await wechat.DisposeAsync();

        Assert.Equal(new SendOutcome.NotAccepted(NotAcceptedReason.NotConnected, null), await under.SendAsync());
    }

    [Fact]
    public async Task No_connection_for_the_token_means_not_accepted()
    {
        using var under = new GatewayUnderTest(new Uri("http://127.0.0.1:1"));
        Assert.Equal(new SendOutcome.NotAccepted(NotAcceptedReason.NotConnected, null), await under.SendAsync());
    }

    [Fact]
    public async Task A_connection_that_never_comes_about_means_not_accepted()
    {
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var port = ((IPEndPoint)full.LocalEndPoint!).Port;
        var waiting = new List<Socket>();
        for (var i = 0; i < 4; i++)
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            waiting.Add(client);
            _ = client.ConnectAsync(IPAddress.Loopback, port).ContinueWith(late => late.Exception, TaskScheduler.Default);
        }

        await Task.Delay(100);
        using var under = new GatewayUnderTest(new Uri($"http://127.0.0.1:{port}"));

        var answer = await under.Get<WeChatTransport>().PostAsync("cgi-bin/message/subscribe/send", new { touser = "x" }, default);

        Assert.False(answer.MayHaveArrived);
        Assert.Equal(WeChatFailureKind.NotConnected, answer.Failure!.Kind);
        waiting.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task A_failed_handshake_means_not_accepted()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        using var under = new GatewayUnderTest(new UriBuilder(wechat.Address) { Scheme = "https" }.Uri);

        Assert.Equal(new SendOutcome.NotAccepted(NotAcceptedReason.NotConnected, null), await under.SendAsync());
    }

    [Fact]
    public async Task Silence_after_the_request_left_is_unknown()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, (http, _) => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        using var under = new GatewayUnderTest(wechat.Address, ("CallTimeout", "00:00:00.800"));
        Assert.True(await under.Gateway.CanAuthenticateAsync(default));

        var outcome = Assert.IsType<SendOutcome.Unknown>(await under.SendAsync());

        Assert.Equal(WeChatFailureKind.TimedOut, outcome.Failure.Kind);
        Assert.Equal(1, wechat.Count(FakeWeChat.SendPath));
    }

    [Fact]
    public async Task A_reset_after_the_request_left_is_unknown()
    {
        await using var wechat = new RawWeChat((_, _) => new RawAnswer(null, Close: true));
        using var under = new GatewayUnderTest(wechat.Address);

        var outcome = Assert.IsType<SendOutcome.Unknown>(await under.SendAsync());

        Assert.Equal(WeChatFailureKind.ConnectionLost, outcome.Failure.Kind);
        Assert.Single(wechat.SendBodies);
    }

    [Fact]
    public async Task A_torn_answer_is_unknown_whatever_its_first_half_says()
    {
        await using var wechat = new RawWeChat((_, _) => new RawAnswer(Accepted, Close: true, Promised: 500));
        using var under = new GatewayUnderTest(wechat.Address);

        Assert.IsType<SendOutcome.Unknown>(await under.SendAsync());
        Assert.Single(wechat.SendBodies);
    }

    [Fact]
    public async Task A_pooled_connection_that_breaks_is_never_answered_with_a_second_try()
    {
        // The first send is answered and its connection kept; the second arrives on it and is cut.
        await using var wechat = new RawWeChat((_, n) => n is 1 ? new RawAnswer(Accepted, Close: false) : new RawAnswer(null, Close: true));
        using var under = new GatewayUnderTest(wechat.Address);

        Assert.IsType<SendOutcome.Accepted>(await under.SendAsync());
        Assert.IsType<SendOutcome.Unknown>(await under.SendAsync());
        Assert.Equal(2, wechat.SendBodies.Count);
    }

    [Fact]
    public async Task Connections_that_close_at_any_moment_never_double_a_send()
    {
        await using var wechat = new RawWeChat((_, n) => new RawAnswer(Accepted, Close: n % 2 is 0));
        using var under = new GatewayUnderTest(wechat.Address);
        var transport = under.Get<WeChatTransport>();

        var answers = new List<WeChatAnswer>();
        for (var n = 0; n < 200; n++)
            answers.Add(await transport.PostAsync("cgi-bin/message/subscribe/send", new { n }, default));

        Assert.Equal(wechat.SendBodies.Count, wechat.SendBodies.Distinct(StringComparer.Ordinal).Count());
        Assert.True(answers.Count(answer => answer.MayHaveArrived) >= wechat.SendBodies.Count);
    }

    [Fact]
    public async Task The_body_refuses_to_be_written_twice()
    {
        using var content = new OneShotContent("{}"u8.ToArray());
        Assert.False(content.MayHaveLeft);

        await content.CopyToAsync(Stream.Null);

        Assert.True(content.MayHaveLeft);
        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task Only_the_callers_own_cancellation_comes_through()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, (http, _) => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        using var under = new GatewayUnderTest(wechat.Address);
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => under.SendAsync(caller.Token));
    }
}

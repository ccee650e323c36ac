using JobAssist.Mobile.Infra.Outgoing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>Carries one request to WeChat; what is known of it afterwards is <see cref="OneCall"/>'s business.</summary>
internal sealed class WeChatTransport(IHttpClientFactory clients)
{
    public const string ClientName = "WeChat";

    // Pictures are about 100 KB; nothing WeChat answers is larger than this.
    private const int LargestAnswer = 2 * 1024 * 1024;

    public Task<WeChatAnswer> GetAsync(string pathAndQuery, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, pathAndQuery, content: null, cancellationToken);

    public async Task<WeChatAnswer> PostAsync(string pathAndQuery, object body, CancellationToken cancellationToken)
    {
        using var content = new OneShotContent(WeChatJson.Serialise(body));
        return await CallAsync(HttpMethod.Post, pathAndQuery, content, cancellationToken);
    }

    private async Task<WeChatAnswer> CallAsync(HttpMethod method, string pathAndQuery, OneShotContent? content, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(method, new Uri(pathAndQuery, UriKind.Relative)) { Content = content };
        var reply = await OneCall.SendAsync(client, request, cancellationToken);
        return reply.Failure is { } failure
            ? WeChatAnswer.Failed(new(KindOf(failure)), reply.MayHaveArrived)
            : WeChatAnswer.Read(reply.Status, reply.Body);
    }

    private static WeChatFailureKind KindOf(CallFailure failure) => failure switch
    {
        CallFailure.NotConnected => WeChatFailureKind.NotConnected,
        CallFailure.TimedOut => WeChatFailureKind.TimedOut,
        CallFailure.Unreadable => WeChatFailureKind.Unreadable,
        _ => WeChatFailureKind.ConnectionLost,
    };

    public static void Configure(IServiceProvider services, HttpClient client)
    {
        var options = services.GetRequiredService<IOptions<WeChatOptions>>().Value;
        OneCall.Configure(client, options.BaseAddress, options.CallTimeout, LargestAnswer);
    }

    public static SocketsHttpHandler CreateHandler(IServiceProvider services) =>
        OneCall.CreateHandler(services.GetRequiredService<IOptions<WeChatOptions>>().Value.ConnectTimeout);
}

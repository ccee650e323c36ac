using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>Carries one request to WeChat and says honestly what is known of it. Never repeats, never throws but for the caller's cancellation.</summary>
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
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var request = new HttpRequestMessage(method, new Uri(pathAndQuery, UriKind.Relative)) { Content = content };
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return WeChatAnswer.Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(WeChatFailureKind.TimedOut, content);
        }
        catch (HttpRequestException e)
        {
            return Failed(KindOf(e), content);
        }
        catch (IOException)
        {
            return Failed(WeChatFailureKind.ConnectionLost, content);
        }
    }

    // What the body knows weighs more than what the exception says: a body nobody asked for was never received.
    private static WeChatAnswer Failed(WeChatFailureKind kind, OneShotContent? content) =>
        content is { MayHaveLeft: false }
            ? WeChatAnswer.Failed(new(WeChatFailureKind.NotConnected), mayHaveArrived: false)
            : WeChatAnswer.Failed(new(kind), mayHaveArrived: content is not null || kind is not WeChatFailureKind.NotConnected);

    private static WeChatFailureKind KindOf(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError => WeChatFailureKind.NotConnected,
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => WeChatFailureKind.Unreadable,
        _ => WeChatFailureKind.ConnectionLost,
    };

    public static void Configure(IServiceProvider services, HttpClient client)
    {
        var options = services.GetRequiredService<IOptions<WeChatOptions>>().Value;
        client.BaseAddress = options.BaseAddress;
        client.Timeout = options.CallTimeout;
        client.MaxResponseContentBufferSize = LargestAnswer;
        client.DefaultRequestVersion = HttpVersion.Version11;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    public static SocketsHttpHandler CreateHandler(IServiceProvider services) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = services.GetRequiredService<IOptions<WeChatOptions>>().Value.ConnectTimeout,
        // Closed by us before a proxy on the way closes it: a send on a dead connection would be Unknown.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}

using System.Net;
using System.Net.Http.Headers;

namespace JobAssist.Mobile.Infra.Outgoing;

/// <summary>Carries one request to a platform and says honestly what is known of it. Never repeats, never throws but for the caller's cancellation.</summary>
internal static class OneCall
{
    public static async Task<CallReply> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = (OneShotContent?)request.Content;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return CallReply.Answered((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(CallFailure.TimedOut, content);
        }
        catch (HttpRequestException e)
        {
            return Failed(KindOf(e), content);
        }
        catch (IOException)
        {
            return Failed(CallFailure.ConnectionLost, content);
        }
    }

    /// <param name="client">Made for one platform.</param>
    /// <param name="address">Where the platform is.</param>
    /// <param name="timeout">The whole of one call, connecting included.</param>
    /// <param name="largestAnswer">Bytes; a longer one is unreadable.</param>
    public static void Configure(HttpClient client, Uri address, TimeSpan timeout, int largestAnswer)
    {
        client.BaseAddress = address;
        client.Timeout = timeout;
        client.MaxResponseContentBufferSize = largestAnswer;
        client.DefaultRequestVersion = HttpVersion.Version11;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    public static SocketsHttpHandler CreateHandler(TimeSpan connectTimeout) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = connectTimeout,
        // Closed by us before a proxy on the way closes it: a send on a dead connection would be unknown.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    // What the body knows weighs more than what the exception says: a body nobody asked for was never received.
    private static CallReply Failed(CallFailure failure, OneShotContent? content) =>
        content is { MayHaveLeft: false }
            ? CallReply.Failed(CallFailure.NotConnected, mayHaveArrived: false)
            : CallReply.Failed(failure, mayHaveArrived: content is not null || failure is not CallFailure.NotConnected);

    private static CallFailure KindOf(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError => CallFailure.NotConnected,
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => CallFailure.Unreadable,
        _ => CallFailure.ConnectionLost,
    };
}

/// <summary>What one HTTP call brought back: a status with a body, or a failure.</summary>
/// <param name="Failure">Null where an answer came.</param>
/// <param name="MayHaveArrived">False only when the platform cannot have seen the request.</param>
/// <param name="Status">The HTTP status; 0 without an answer.</param>
/// <param name="Body">The answer's bytes.</param>
internal readonly record struct CallReply(CallFailure? Failure, bool MayHaveArrived, int Status, byte[] Body)
{
    public static CallReply Answered(int status, byte[] body) => new(null, MayHaveArrived: true, status, body);

    public static CallReply Failed(CallFailure failure, bool mayHaveArrived) => new(failure, mayHaveArrived, 0, []);
}

/// <summary>Why there is no answer.</summary>
internal enum CallFailure
{
    NotConnected = 1,
    TimedOut = 2,
    ConnectionLost = 3,
    Unreadable = 4,
}

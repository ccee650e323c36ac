using System.Net;
using System.Net.Http.Headers;

namespace JobAssist.Mobile.Infra.Outgoing;

/// <summary>
/// A request body with a Content-Length (WeChat answers 412 to chunked ones) that can be written only once and remembers
/// whether it was: a body of which no byte was asked for has certainly not been acted upon, and a second
/// writing, as the socket handler does when it repeats a request on a new connection, is refused.
/// </summary>
internal sealed class OneShotContent : HttpContent
{
    private readonly byte[] _json;
    private int _writes;

    public OneShotContent(byte[] json)
    {
        _json = json;
        Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
    }

    /// <summary>True from the moment a connection asked for the bytes.</summary>
    public bool MayHaveLeft => Volatile.Read(ref _writes) > 0;

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _writes) > 1)
            throw new IOException("The body was already written to a connection; what became of it is unknown.");
        await stream.WriteAsync(_json, cancellationToken);
    }
}

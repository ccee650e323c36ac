using System.Net;
using System.Net.Http.Headers;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>
/// A request body with a Content-Length (WeChat answers 412 to chunked ones) that can be written only once and remembers
/// whether it was: a body of which no byte was asked for has certainly not been acted upon, and a second
/// writing, as the socket handler does when it repeats a request on a new connection, is refused.
/// </summary>
internal sealed class OneShotContent : ByteArrayContent
{
    private int _writes;

    public OneShotContent(byte[] json) : base(json) =>
        Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");

    /// <summary>True from the moment a connection asked for the bytes.</summary>
    public bool MayHaveLeft => Volatile.Read(ref _writes) > 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        RefuseTheSecondTime();
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        RefuseTheSecondTime();
        return base.SerializeToStreamAsync(stream, context);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        RefuseTheSecondTime();
        base.SerializeToStream(stream, context, cancellationToken);
    }

    private void RefuseTheSecondTime()
    {
        if (Interlocked.Increment(ref _writes) > 1)
            throw new IOException("The body was already written to a connection; what became of it is unknown.");
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http.Metadata;

namespace JobAssist.Mobile.Api.Workers.Matches;

/// <summary>Bytes that many lists hold together, and where they stand in the answer.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SharedPart(byte[] Bytes, int At);

/// <summary>
/// A list of <see cref="MatchItem"/> as it is sent, or the reason why it is empty; never changes. It holds what is said to one worker
/// alone, and points to what is said to everybody.
/// </summary>
internal sealed class MatchList : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "application/json";

    /// <summary>Where an empty list says why.</summary>
    private const string Header = "Says";
    private const int WeightOfAll = 200;

    private readonly byte[] _own;
    private readonly SharedPart[] _shared;
    private readonly string? _says;

    private MatchList(byte[] own, SharedPart[] shared, int length, string? says) => (_own, _shared, Length, _says) = (own, shared, length, says);

    /// <summary>Bytes of the answer.</summary>
    public int Length { get; }

    /// <summary>Bytes of memory, about, that would be free without it.</summary>
    public int Weight => WeightOfAll + _own.Length + (_shared.Length * Unsafe.SizeOf<SharedPart>()) + ((_says?.Length ?? 0) * sizeof(char));

    /// <summary>An empty list with a sentence.</summary>
    public static MatchList Empty(string says) => new("[]"u8.ToArray(), [], "[]".Length, Uri.EscapeDataString(says));

    /// <summary>A list as it was written, which has the shared parts at their places.</summary>
    public static MatchList Of(ReadOnlySpan<byte> written, IReadOnlyList<SharedPart> shared)
    {
        var (parts, length) = (shared.ToArray(), written.Length);
        foreach (var part in parts) length -= part.Bytes.Length;

        var own = new byte[length];
        var kept = own.AsSpan();
        var read = 0;
        foreach (var (bytes, at) in parts)
        {
            written[read..at].CopyTo(kept);
            kept = kept[(at - read)..];
            read = at + bytes.Length;
        }

        written[read..].CopyTo(kept);
        return new MatchList(own, parts, written.Length, null);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(IReadOnlyList<MatchItem>), [ContentType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        (response.ContentType, response.ContentLength) = (ContentType + "; charset=utf-8", Length);
        if (_says is not null) response.Headers[Header] = _says;

        // Once the head is written the server's buffer is the only one.
        await response.StartAsync(httpContext.RequestAborted);
        CopyTo(response.BodyWriter.GetSpan(Length));
        response.BodyWriter.Advance(Length);
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    /// <summary>The bytes of the answer.</summary>
    public void CopyTo(Span<byte> to)
    {
        var own = _own.AsSpan();
        var written = 0;
        foreach (var (bytes, at) in _shared)
        {
            own[..(at - written)].CopyTo(to[written..]);
            own = own[(at - written)..];
            bytes.CopyTo(to[at..]);
            written = at + bytes.Length;
        }

        own.CopyTo(to[written..]);
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>getwxacodeunlimit: a real JPEG whose comment segment holds the scene, or JSON with status 200.</summary>
internal static class CodeEndpoint
{
    static readonly SearchValues<char> SceneLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&'()*+,/:;=?@-._~");

    // Eight by eight grey pixels, baseline JPEG.
    static readonly byte[] Jpeg = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z");

    public static IEnumerable<ApiRoute> Routes { get; } = [ApiRoute.Post("/wxa/getwxacodeunlimit", Draw)];

    static ApiAnswer Draw(ApiCall call)
    {
        if (call.Text("scene") is not { Length: > 0 and <= 32 } scene)
            return ApiAnswer.Error(40169, "invalid length for scene, or the data is not json string");
        if (scene.AsSpan().ContainsAnyExcept(SceneLetters))
            return ApiAnswer.Error(40129, "invalid scene");
        if (call.Number("width") is < 280 or > 1280 || (call.Member("env_version") is not null && call.Text("env_version") is not ("release" or "trial" or "develop")))
            return ApiAnswer.Error(40097, "invalid args");
        if (call.Member("page") is not null)
        {
            if (call.Text("page") is not { Length: > 0 } page || page.StartsWith('/') || page.Contains('?'))
                return ApiAnswer.Error(41030, "invalid page");
            if (call.Flag("check_path") is not false && !call.App.HasPage(page))
                return ApiAnswer.Error(41030, "invalid page");
        }
        return ApiAnswer.Picture(WithComment(scene));
    }

    static byte[] WithComment(string scene)
    {
        var text = Encoding.ASCII.GetBytes(scene);
        var segment = new byte[4 + text.Length];
        segment[0] = 0xFF;
        segment[1] = 0xFE;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(text.Length + 2));
        text.CopyTo(segment, 4);
        return [.. Jpeg.AsSpan(0, 2), .. segment, .. Jpeg.AsSpan(2)];
    }
}

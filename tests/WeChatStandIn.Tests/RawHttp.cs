using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

/// <summary>An answer as it came over the wire.</summary>
public sealed record RawAnswer(HttpStatusCode Status, string? ContentType, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);
    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;
    public int ErrCode => Json.TryGetProperty("errcode", out var code) ? code.GetInt32() : 0;
    public string ErrMsg => Json.GetProperty("errmsg").GetString()!;

    public string String(string name) => Json.GetProperty(name).GetString()!;
}

/// <summary>Plain requests without any client logic of ours.</summary>
public sealed class RawHttp(Uri address) : IDisposable
{
    readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 256 });

    public Task<RawAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<RawAnswer> PostAsync(string path, object body) => PostBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(body, Json.Wire));

    public Task<RawAnswer> PostBytesAsync(string path, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return SendAsync(HttpMethod.Post, path, content);
    }

    public Task<RawAnswer> PatchAsync(string path, object body) =>
        SendAsync(HttpMethod.Patch, path, new StringContent(JsonSerializer.Serialize(body, Json.Wire), Encoding.UTF8, "application/json"));

    public Task<RawAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public async Task<RawAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, bool chunked = false)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        if (chunked)
            request.Headers.TransferEncodingChunked = true;
        using var response = await _invoker.SendAsync(request, CancellationToken.None);
        return new RawAnswer(response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => _invoker.Dispose();
}

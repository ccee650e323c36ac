using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.Api.Tests;

/// <summary>Somebody's phone: sends requests, signed in or not.</summary>
public sealed class Phone(HttpClient client, string? accessToken)
{
    public string? AccessToken => accessToken;
    public string? RefreshToken { get; init; }
    public string OpenId { get; init; } = "";

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    /// <param name="key">The Idempotency-Key; null: none is sent.</param>
    public Task<Reply> PostAsync(string path, object? body = null, string? key = null) => SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), key);

    public Task<Reply> PutAsync(string path, object body, string? key = null) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body), key);

    /// <summary>A body exactly as written.</summary>
    public Task<Reply> PostRawAsync(string path, string body, string contentType = "application/json", string? key = null) =>
        PostRawAsync(path, Encoding.UTF8.GetBytes(body), contentType, key);

    public Task<Reply> PostRawAsync(string path, byte[] body, string contentType, string? key = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return SendAsync(HttpMethod.Post, path, content, key);
    }

    /// <summary>A file.</summary>
    public async Task<byte[]> DownloadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await client.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (accessToken is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await client.SendAsync(request);
        return await Reply.OfAsync(response);
    }
}

/// <summary>What came back.</summary>
public sealed record Reply(int Status, string? ContentType, string Text, TimeSpan? RetryAfter)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException("The answer is null.");

    /// <summary>The problem's code, or null.</summary>
    public string? Code => ContentType == "application/problem+json" ? (string?)Json["code"] : null;

    /// <summary>"field code" of each error of a problem.</summary>
    public string[] Errors => [.. (Json["errors"]?.AsArray() ?? []).Select(error => $"{error!["field"]} {error["code"]}")];

    public static async Task<Reply> OfAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta);
}

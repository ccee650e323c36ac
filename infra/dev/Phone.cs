using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace JobAssist.Mobile.Dev;

/// <summary>One WeChat account in somebody's hand: opens the Mini Program, taps, and calls the API as the Mini Program would.</summary>
internal sealed class Phone(Uri api, Uri standIn, string user)
{
    private string? accessToken;

    public string User => user;

    /// <summary>Opens the app and signs in; returns the answer's body.</summary>
    public async Task<JsonElement> SignInAsync()
    {
        var opened = await TapAsync("open", new { user });
        var session = await PostAsync("/v1/sessions/wechat", new { code = opened.GetProperty("code").GetString() });
        accessToken = session.GetProperty("accessToken").GetString();
        return session;
    }

    /// <summary>Taps the phone-number button; returns the code.</summary>
    public async Task<string> PhoneCodeAsync() => (await TapAsync("phone-code", new { user })).GetProperty("code").GetString()!;

    /// <summary>Does something on the phone itself: the stand-in plays WeChat.</summary>
    public async Task<JsonElement> TapAsync(string what, object body)
    {
        using var answer = await Web.Client.PostAsJsonAsync(new Uri(standIn, "/__control/" + what), body, Web.Json);
        return await ReadAsync(answer);
    }

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    public Task<JsonElement> PostAsync(string path, object? body, string? idempotencyKey = null) => SendAsync(HttpMethod.Post, path, body, idempotencyKey);

    public async Task<HttpResponseMessage> AnswerAsync(HttpMethod method, string path, object? body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(api, path));
        if (accessToken is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        if (method != HttpMethod.Get) request.Headers.Add("Idempotency-Key", idempotencyKey ?? Guid.CreateVersion7().ToString("N"));
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Web.Json);
        return await Web.Client.SendAsync(request);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, string? idempotencyKey)
    {
        using var answer = await AnswerAsync(method, path, body, idempotencyKey);
        return await ReadAsync(answer);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}

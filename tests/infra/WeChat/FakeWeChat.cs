using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>A few scripted answers on a loopback port, for accidents that the real platform does not do on demand.</summary>
internal sealed class FakeWeChat : IAsyncDisposable
{
    public const string SendPath = "/cgi-bin/message/subscribe/send";
    public const string TokenPath = "/cgi-bin/stable_token";

    private readonly ConcurrentDictionary<string, Func<HttpContext, int, Task>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private FakeWeChat()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public ConcurrentQueue<Seen> Requests { get; } = new();

    public Uri Address => new(_app.Urls.First());

    public static async Task<FakeWeChat> StartAsync()
    {
        var fake = new FakeWeChat();
        await fake._app.StartAsync();
        fake.On(TokenPath, n => $$"""{"access_token":"secret-token-{{n}}","expires_in":7200}""");
        return fake;
    }

    public void On(string path, params string[] bodies) => On(path, n => bodies[Math.Min(n, bodies.Length) - 1]);

    public void On(string path, Func<int, string> body) => On(path, (http, n) =>
    {
        http.Response.ContentType = "text/plain";
        return http.Response.WriteAsync(body(n));
    });

    /// <summary>The number counts the requests of the path, from 1.</summary>
    public void On(string path, Func<HttpContext, int, Task> answer) => _answers[path] = answer;

    public int Count(string path) => Requests.Count(seen => seen.Path == path);

    public Seen Last(string path) => Requests.Last(seen => seen.Path == path);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var path = http.Request.Path.Value!;
        Requests.Enqueue(new Seen(path, http.Request.QueryString.Value ?? "", Encoding.UTF8.GetString(body.ToArray()),
            http.Request.ContentLength, http.Request.ContentType));
        var count = _counts.AddOrUpdate(path, 1, (_, n) => n + 1);
        if (_answers.TryGetValue(path, out var answer)) await answer(http, count);
        else http.Response.StatusCode = 404;
    }
}

/// <summary>One request as it arrived.</summary>
internal sealed record Seen(string Path, string Query, string Body, long? ContentLength, string? ContentType);

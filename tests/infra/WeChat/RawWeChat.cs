using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>A server in bare sockets, for what Kestrel does not let a handler do to a connection.</summary>
internal sealed class RawWeChat : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, int, RawAnswer> _answer;
    private readonly Task _accepting;
    private int _sends;

    /// <param name="answer">Told the request's path and the number of its send (from 1); tokens are given out before it is asked.</param>
    public RawWeChat(Func<string, int, RawAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public ConcurrentQueue<string> SendBodies { get; } = new();

    /// <summary>From now on connections are refused; those that are open close.</summary>
    public async Task StopListeningAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    public async ValueTask DisposeAsync()
    {
        await StopListeningAsync();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                while (await ReadAsync(socket) is var (path, body))
                {
                    var isToken = path.StartsWith(FakeWeChat.TokenPath, StringComparison.Ordinal);
                    if (!isToken) SendBodies.Enqueue(body);
                    var answer = isToken
                        ? new RawAnswer("""{"access_token":"secret-token-1","expires_in":7200}""", Close: false)
                        : _answer(path, Interlocked.Increment(ref _sends));
                    if (answer.Body is null)
                    {
                        // Reset rather than a clean end.
                        socket.LingerState = new LingerOption(enable: true, seconds: 0);
                        return;
                    }

                    await socket.SendAsync(Encoding.UTF8.GetBytes(
                        $"HTTP/1.1 200 OK\r\n{(answer.Announced ? "Connection: close\r\n" : "")}Content-Type: text/plain\r\nContent-Length: {answer.Promised ?? Encoding.UTF8.GetByteCount(answer.Body)}\r\n\r\n{answer.Body}"));
                    if (answer.Close) return;
                }
            }
            catch (SocketException)
            {
            }
        }
    }

    private static async Task<(string Path, string Body)?> ReadAsync(Socket socket)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer);
            if (read is 0) return null;
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0) continue;
            var length = all[..end].Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                .Select(line => int.Parse(line[15..], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
            if (all.Length >= end + 4 + length) return (all.Split(' ')[1], all[(end + 4)..]);
        }
    }
}

/// <summary>
/// What to write; null resets the connection. A promised length above the body's leaves the answer torn. A close that is not
/// announced leaves the client with a connection that it believes in.
/// </summary>
internal sealed record RawAnswer(string? Body, bool Close, int? Promised = null, bool Announced = false);

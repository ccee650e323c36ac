using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace JobAssist.Mobile.TestShared;

/// <summary>A private redis-server on a free loopback port that keeps nothing; it can be stopped, started again and frozen.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redis-");
    private Process? _process;

    private RedisServer()
    {
    }

    public int Port { get; private set; }

    public string Configuration => $"127.0.0.1:{Port}";

    /// <summary>A port that nothing listens on yet; the server can be started on it later.</summary>
    public static RedisServer NotYetStarted() => new() { Port = FreePort() };

    public static async Task<RedisServer> StartNewAsync()
    {
        var server = NotYetStarted();
        try
        {
            await server.StartAsync();
            return server;
        }
        catch (InvalidOperationException)
        {
            // Somebody took the port between finding and using it.
            await server.DisposeAsync();
            server = NotYetStarted();
            await server.StartAsync();
            return server;
        }
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Program,
        [
            "--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", _folder.FullName,
            "--daemonize", "no", "--loglevel", "warning", "--logfile", Path.Combine(_folder.FullName, "log"),
        ]))!;
        for (var tries = 0; tries < 200; tries++)
        {
            if (_process.HasExited) break;
            if (await AnswersAsync()) return;
            await Task.Delay(25);
        }

        throw new InvalidOperationException($"redis-server did not start on port {Port}.");
    }

    /// <summary>As a power cut: the process is gone at once.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Connections stay open and nothing answers.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[16];
            return await client.GetStream().ReadAsync(answer) > 0 && answer.AsSpan().StartsWith("+PONG"u8);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

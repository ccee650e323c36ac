namespace JobAssist.Mobile.Dev.Servers;

/// <summary>A Redis of this copy's own: loopback only, keeps nothing, because nothing in it may matter.</summary>
internal static class PrivateRedis
{
    public static Child Start(RunFolder folder, int port) =>
        Child.Start("redis", Path.Combine(folder.Logs, "redis.log"),
            ["redis-server", "--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--appendonly", "no", "--dir", folder.Root], new Dictionary<string, string>());
}

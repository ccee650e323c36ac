using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace JobAssist.Mobile.Dev;

/// <summary>Everything a running copy keeps: data, keys, logs, ports. Two clones are two copies.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly string ports;
    private readonly FileStream onlyOne;

    private RunFolder(string repository)
    {
        Repository = repository;
        Root = Path.Combine(repository, ".run");
        Directory.CreateDirectory(Logs);
        ports = Path.Combine(Root, "ports.json");
        onlyOne = new FileStream(Path.Combine(Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    public string Repository { get; }
    public string Root { get; }
    public string Logs => Path.Combine(Root, "logs");
    public string Keys => Path.Combine(Root, "keys.json");
    public string Journal => Path.Combine(Root, "wechat-journal.jsonl");
    public string SmsJournal => Path.Combine(Root, "sms-journal.jsonl");
    public string SmsStandInConfig => Path.Combine(Repository, "tests", "SmsStandIn", "example.json");
    public string StandInConfig => Path.Combine(Root, "wechat.json");
    public string DemoData => Path.Combine(Repository, "infra", "dev", "data");

    /// <exception cref="InvalidOperationException">Another infra/up of this clone is running.</exception>
    public static RunFolder Of(string repository)
    {
        try
        {
            return new RunFolder(repository);
        }
        catch (IOException error)
        {
            throw new InvalidOperationException("Another infra/up of this clone is running: stop it first, or clone into another folder.", error);
        }
    }

    public void Dispose() => onlyOne.Dispose();

    /// <summary>The programs as they were built.</summary>
    public string Program(string project, string assembly) => Path.Combine(Repository, "artifacts", "bin", project, "release", assembly + ".dll");

    /// <summary>The port of a part: JOBASSIST_PORT_API and so on if set, the last one if it is still free, else a free one.</summary>
    public int PortOf(string part)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("JOBASSIST_PORT_" + part.ToUpperInvariant()), out var chosen)) return chosen;

        var known = File.Exists(ports) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(ports))! : [];
        if (!known.TryGetValue(part, out var port) || !IsFree(port)) known[part] = port = FreePort(known.Values);
        File.WriteAllText(ports, JsonSerializer.Serialize(known));
        return port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort(IEnumerable<int> taken)
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (!taken.Contains(port)) return port;
        }
    }
}

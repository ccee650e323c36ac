using System.Diagnostics;
using System.Globalization;
using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.TestShared;
using Npgsql;

namespace JobAssist.Mobile.Benchmarks.Web;

/// <summary>The API program itself over PostgreSQL and Redis, with the instance in its database and every phone signed in.</summary>
internal sealed class RealApi : IAsyncDisposable
{
    private const int People = 20_000;
    private readonly RedisServer _redis;
    private readonly MobileDatabase _database;
    private readonly Process _program;

    private RealApi(RedisServer redis, MobileDatabase database, Process program, string script) => (_redis, _database, _program, Script) = (redis, database, program, script);

    public string Address { get; private set; } = "";

    /// <summary>For wrk: another phone's token for every request.</summary>
    public string Script { get; }

    public static async Task<RealApi> StartAsync(Options options, string folder)
    {
        var redis = await RedisServer.StartNewAsync();
        var database = await MobileDatabase.CreateAsync();
        await using (var owner = NpgsqlDataSource.Create(database.OwnerConnection)) await new CityOfPhones(options.MakeInstance(), owner, People).LoadAsync();

        var tokens = Path.Combine(folder, "tokens");
        await File.WriteAllLinesAsync(tokens, Enumerable.Range(0, People).Select(CityOfPhones.TokenOf));
        var script = Path.Combine(folder, "phones.lua");
        await File.WriteAllTextAsync(script, ScriptOf(tokens));
        var api = new RealApi(redis, database, Start(database, redis), script);
        await api.UntilListeningAsync();
        return api;
    }

    /// <summary>Runs until a line is entered, for whoever wants to look at it.</summary>
    public static async Task HoldAsync(Options options)
    {
        await using var api = await StartAsync(options, Rig.Of(options).Folder);
        Console.WriteLine($"wrk -t1 -c32 -d6s --latency -s {api.Script} {api.Address}/v1/me/matches");
        Console.WriteLine($"curl -H 'Authorization: Bearer {CityOfPhones.TokenOf(0)}' {api.Address}/v1/me/matches    # process {api._program.Id}");
        await Console.In.ReadLineAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _program.Kill();
        await _program.WaitForExitAsync();
        _program.Dispose();
        await _redis.DisposeAsync();
        await _database.DisposeAsync();
        await PostgresServer.StopAsync();
    }

    private static Process Start(MobileDatabase database, RedisServer redis)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "JobAssist.Mobile.Api.dll")]) { RedirectStandardOutput = true, UseShellExecute = false };
        (string Name, string Value)[] settings =
        [
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("DOTNET_ENVIRONMENT", "Production"), ("ConnectionStrings__Mobile", database.AppConnection), ("Secrets__KeyFile", database.KeyFilePath),
            ("Redis__Configuration", redis.Configuration), ("WeChat__AppId", "wxba5fad812f8e6fb9"), ("WeChat__AppSecret", "a-secret"), ("WeChat__CallbackToken", "AAAAA"), ("WeChat__EncodingAesKey", new string('A', 43)),
        ];
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private async Task UntilListeningAsync()
    {
        const string Mark = "Now listening on: ";
        while (await _program.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Mark, StringComparison.Ordinal) is not (>= 0 and var at)) continue;
            Address = line[(at + Mark.Length)..line.IndexOf('"', at)];
            _ = _program.StandardOutput.ReadToEndAsync();

            // The first list waits until the market is read, and a worker's first one for views of that home: a running service has them.
            Shell.Run("wrk", ["-t1", "-c32", "-d60s", "--timeout", "30s", "-s", Script, Address + "/v1/me/matches"], out var _);
            return;
        }

        throw new InvalidOperationException("The API ended before it served: " + _program.ExitCode.ToString(CultureInfo.InvariantCulture));
    }

    private static string ScriptOf(string tokens) => $$"""
        local tokens = {}
        function init()
          for line in io.lines("{{tokens}}") do tokens[#tokens + 1] = wrk.format("GET", nil, { ["Host"] = wrk.headers["Host"], ["Authorization"] = "Bearer " .. line }) end
        end
        function request() return tokens[math.random(#tokens)] end
        """;
}

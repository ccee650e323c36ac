using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.TestShared;
using Npgsql;

namespace JobAssist.Mobile.Benchmarks.Web;

/// <summary>The API program itself over PostgreSQL and Redis, with the instance in its database and every phone signed in.</summary>
internal sealed partial class RealApi : IAsyncDisposable
{
    private const int People = 20_000;

    // Seconds of one run of wrk while everybody asks for the first time.
    private const int Turn = 60;
    private readonly RedisServer _redis;
    private readonly MobileDatabase _database;
    private readonly Process _program;
    private readonly Process _forgetful;

    private RealApi(RedisServer redis, MobileDatabase database, string script)
    {
        (_redis, _database, Script) = (redis, database, script);
        (_program, _forgetful) = (Start(database, redis), Start(database, redis, ("Matching__KeptListsMegabytes", "0")));
    }

    public string Address { get; private set; } = "";

    /// <summary>Of a second node that keeps no list.</summary>
    public string ForgetfulAddress { get; private set; } = "";

    /// <summary>Lists a second made for phones that were not about before, all rows read from the database.</summary>
    public double FirstLists { get; private set; }

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
        await File.WriteAllTextAsync(script, ScriptOf(tokens, "math.random(#tokens)"));
        var everybody = Path.Combine(folder, "everybody.lua");
        await File.WriteAllTextAsync(everybody, ScriptOf(tokens, "nextTurn()") + "\nfunction nextTurn() turn = turn % #tokens + 1 return turn end");
        var api = new RealApi(redis, database, script);
        api.Address = await UntilListeningAsync(api._program);
        api.ForgetfulAddress = await UntilListeningAsync(api._forgetful);
        api.FirstLists = AskedByEverybody(everybody, api.Address);
        AskedByEverybody(everybody, api.ForgetfulAddress);
        return api;
    }

    /// <summary>Runs until a line is entered, for whoever wants to look at it.</summary>
    public static async Task HoldAsync(Options options)
    {
        await using var api = await StartAsync(options, Rig.Of(options).Folder);
        Console.WriteLine($"{api.FirstLists:N0} first lists a second");
        Console.WriteLine($"wrk -t1 -c32 -d6s --latency -s {api.Script} {api.Address}/v1/me/matches");
        Console.WriteLine($"curl -H 'Authorization: Bearer {CityOfPhones.TokenOf(0)}' {api.Address}/v1/me/matches    # process {api._program.Id}");
        await Console.In.ReadLineAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in (Process[])[_program, _forgetful])
        {
            program.Kill();
            await program.WaitForExitAsync();
            program.Dispose();
        }

        await _redis.DisposeAsync();
        await _database.DisposeAsync();
        await PostgresServer.StopAsync();
    }

    private static Process Start(MobileDatabase database, RedisServer redis, params (string Name, string Value)[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "JobAssist.Mobile.Api.dll")]) { RedirectStandardOutput = true, UseShellExecute = false };
        (string Name, string Value)[] settings =
        [
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("DOTNET_ENVIRONMENT", "Production"), ("ConnectionStrings__Mobile", database.AppConnection), ("Secrets__KeyFile", database.KeyFilePath),
            ("Redis__Configuration", redis.Configuration), ("WeChat__AppId", "wxba5fad812f8e6fb9"), ("WeChat__AppSecret", "a-secret"), ("WeChat__CallbackToken", "AAAAA"), ("WeChat__EncodingAesKey", new string('A', 43)),
        ];
        foreach (var (name, value) in settings.Concat(more)) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<string> UntilListeningAsync(Process program)
    {
        const string Mark = "Now listening on: ";
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Mark, StringComparison.Ordinal) is not (>= 0 and var at)) continue;
            _ = program.StandardOutput.ReadToEndAsync();
            return line[(at + Mark.Length)..line.IndexOf('"', at)];
        }

        throw new InvalidOperationException("The API ended before it served: " + program.ExitCode.ToString(CultureInfo.InvariantCulture));
    }

    // The first list waits until the market is read, a worker's first one for the worker's rows and views of that home: a running service
    // has them of everybody who is about. So everybody asks in turn.
    // Returns how many were served a second.
    private static double AskedByEverybody(string everybody, string address)
    {
        var (asked, seconds, patience) = (0, 0, 3);
        while (asked < People)
        {
            var said = string.Join('\n', Shell.Run("wrk", ["-t1", "-c32", $"-d{Turn}s", "--timeout", "30s", "-s", everybody, address + "/v1/me/matches", "--", asked.ToString(CultureInfo.InvariantCulture)], out var _));
            var served = int.Parse(Served().Match(said).Groups["count"].Value, CultureInfo.InvariantCulture);
            if (served == 0 && --patience == 0) throw new InvalidOperationException("Nobody got a list: " + said);
            if (served > 0) (asked, seconds) = (asked + served, seconds + Turn);
        }

        return (double)asked / seconds;
    }

    private static string ScriptOf(string tokens, string turn) => $$"""
        local tokens = {}
        function init(arguments)
          turn = tonumber(arguments[1] or 0)
          for line in io.lines("{{tokens}}") do tokens[#tokens + 1] = wrk.format("GET", nil, { ["Host"] = wrk.headers["Host"], ["Authorization"] = "Bearer " .. line }) end
        end
        function request() return tokens[{{turn}}] end
        """;

    [GeneratedRegex(@"(?<count>\d+) requests in", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Served();
}

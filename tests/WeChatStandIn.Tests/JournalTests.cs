using System.Diagnostics;
using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public sealed class JournalTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("standin").FullName;

    string File => Path.Combine(_folder, "journal.jsonl");

    [Fact]
    public async Task A_line_is_in_the_file_before_the_answer_is_seen()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { JournalFile = File });
        wechat.Give(TestStandIn.Job, 20);
        for (var i = 0; i < 20; i++)
        {
            var msgId = (await wechat.SendAsync()).Json.GetProperty("msgid").GetInt64();
            Assert.Contains(Journal.Read(File), entry => entry.MsgId == msgId && entry.Values!["thing1"] == "电子厂普工");
        }
    }

    [Fact]
    public async Task A_restart_keeps_the_hidden_balances_and_gives_no_message_id_twice()
    {
        var accounts = Path.Combine(_folder, "accounts.json");
        AccountSeed[] seeds =
        [
            new() { User = "W00001", Grants = new Dictionary<string, int> { [TestStandIn.Job] = 3 } },
            new() { User = "W00002", Grants = new Dictionary<string, int> { [TestStandIn.Service] = 1 } },
        ];
        await System.IO.File.WriteAllTextAsync(accounts, JsonSerializer.Serialize(seeds, Json.Control));
        StandInOptions Change(StandInOptions o) => o with { JournalFile = File, AccountsFile = accounts };
        long first;
        await using (var wechat = await TestStandIn.StartAsync(Change))
        {
            first = (await wechat.SendAsync()).Json.GetProperty("msgid").GetInt64();
            wechat.Tap(TestStandIn.Progress);
            Consent.RefuseInSettings(wechat.World, wechat.World.Account(null, "W00002"), [TestStandIn.Service]);
        }
        await System.IO.File.AppendAllTextAsync(File, "{\"path\":\"half a li");
        await using (var wechat = await TestStandIn.StartAsync(Change))
        {
            Assert.Equal(2, wechat.Worker.Grants.Balance(TestStandIn.Job));
            Assert.Equal(1, wechat.Worker.Grants.Balance(TestStandIn.Progress));
            Assert.False(wechat.World.Account(null, "W00002").Grants.HasLongTerm(TestStandIn.Service));
            var second = (await wechat.SendAsync()).Json.GetProperty("msgid").GetInt64();
            Assert.NotEqual(first, second);
            Assert.Contains(Journal.Read(File), entry => entry.MsgId == second);
        }
    }

    [Fact]
    public void Twenty_thousand_entries_from_many_threads_are_all_whole_lines()
    {
        using (var journal = new Journal(File))
            Parallel.For(0, 20_000, i => journal.Append(new JournalEntry { Path = "/x", MsgId = i, Values = new Dictionary<string, string> { ["thing1"] = "电子厂普工" } }));
        Assert.Equal(20_000, Journal.Read(File).Select(entry => entry.MsgId).Distinct().Count());
    }

    [Fact]
    public async Task The_program_prints_its_address_and_writes_it_to_a_file()
    {
        var config = Path.Combine(_folder, "config.json");
        var address = Path.Combine(_folder, "address");
        await System.IO.File.WriteAllTextAsync(config, JsonSerializer.Serialize(TestStandIn.Options, Json.Control));
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(StandInHost).Assembly.Location, "--config", config, "--urls", "http://127.0.0.1:0", "--address-file", address, "--journal", File])
        { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
            var told = await System.IO.File.ReadAllTextAsync(address);
            Assert.Equal($"stand-in listening on {told}", line);
            using var http = new RawHttp(new Uri(told));
            Assert.Equal(40029, (await http.GetAsync($"/sns/jscode2session?appid={TestStandIn.AppA}&secret={TestStandIn.Secret}&js_code=x&grant_type=authorization_code")).ErrCode);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

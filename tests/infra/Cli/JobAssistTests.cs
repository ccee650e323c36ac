using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Tests.Imports;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.TestShared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobAssist.Mobile.Infra.Tests.Cli;

public sealed class JobAssistTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("import", "workers")]
    [InlineData("import", "werkers", "x.csv")]
    [InlineData("import", "workers", "/nowhere/x.csv")]
    [InlineData("import", "all", "/nowhere")]
    [InlineData("import", "regions", "x.csv", "--todai", "2026-12-01")]
    [InlineData("keys", "new")]
    public async Task What_is_not_typed_right_ends_with_two_and_a_hint(params string[] typed)
    {
        var (code, output, errors) = await CommandLine.RunWithAsync(null, null, typed);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("jobassist --help", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_plain_text_and_no_error()
    {
        var (code, output, errors) = await CommandLine.RunWithAsync(null, null, "--help");

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("import all FOLDER", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_without_the_date_of_their_list_are_not_taken()
    {
        await using var database = await MobileDatabase.CreateAsync();

        var (code, _, errors) = await CommandLine.RunAsync(database, "import", "regions", Path.Combine(TestData.Demo, "regions.csv"));

        Assert.Equal(2, code);
        Assert.Contains("--data-date", errors, StringComparison.Ordinal);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM regions"));
    }

    [Fact]
    public async Task Without_a_database_the_command_fails_with_three_and_says_so()
    {
        var (code, _, errors) = await CommandLine.RunWithAsync(null, null, "staff", "add", "--role", "caseworker", "--region", "530602", "--name", "x");

        Assert.Equal(3, code);
        Assert.Contains("ConnectionStrings:Mobile", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_made_once_and_never_over_an_existing_file()
    {
        var path = Path.Combine(Path.GetTempPath(), $"jobassist-keys-{Guid.CreateVersion7():N}.json");

        var first = await CommandLine.RunWithAsync(null, null, "keys", "new", "--file", path);
        var content = await File.ReadAllTextAsync(path);
        var second = await CommandLine.RunWithAsync(null, null, "keys", "new", "--file", path);

        Assert.Equal((0, 3, content), (first.Code, second.Code, await File.ReadAllTextAsync(path)));
        File.Delete(path);
    }

    [Fact]
    public async Task A_fresh_database_is_migrated_and_the_programs_may_use_the_schedulers_tables_without_owning_them()
    {
        var server = await PostgresServer.GetAsync();
        var name = await server.CreateDatabaseAsync();
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:MobileOwner"] = server.ConnectionString(name, "ja_owner"), ["ConnectionStrings:Mobile"] = server.ConnectionString(name, "ja_app") };

        var first = await CommandLine.RunWithAsync(null, builder => builder.Configuration.AddInMemoryCollection(settings), "migrate");
        var second = await CommandLine.RunWithAsync(null, builder => builder.Configuration.AddInMemoryCollection(settings), "migrate");

        Assert.True((first.Code, second.Code) == (0, 0), first.Errors + second.Errors);
        Assert.Contains("applied 20261124000100_Reference", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("applied", second.Output, StringComparison.Ordinal);
        await using var source = Npgsql.NpgsqlDataSource.Create(server.ConnectionString(name, "ja_app"));
        await using var command = source.CreateCommand("SELECT count(*) FROM qrtz_triggers");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
        await using var owned = source.CreateCommand("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'qrtz_%' AND tableowner = 'ja_owner'");
        Assert.True((long)(await owned.ExecuteScalarAsync())! > 9);
    }

    [Fact]
    public async Task An_invitation_is_printed_and_stored()
    {
        await using var database = await MobileDatabase.CreateAsync();
        await CommandLine.RunAsync(database, "import", "regions", Path.Combine(TestData.Demo, "regions.csv"), "--data-date", "2023-06-30");

        var (code, output, _) = await CommandLine.RunAsync(database, "staff", "add", "--role", "caseworker", "--region", "530602", "--name", "昭阳区经办");

        Assert.Equal(0, code);
        Assert.Equal(output.Trim(), await database.ScalarAsync<string>("SELECT id::text FROM staff WHERE role = 'Caseworker' AND region_code = '530602'"));
    }

    [Fact]
    public async Task Templates_are_kept_by_their_title_and_stopped_when_the_account_loses_them()
    {
        await using var database = await MobileDatabase.CreateAsync();
        var gateway = new TemplateAccount("岗位信息通知", "别的通知");

        var first = await SyncAsync(database, gateway);
        gateway.Titles = ["别的通知"];
        var second = await SyncAsync(database, gateway);

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("2 templates read, 1 kept, 0 stopped", first.Output, StringComparison.Ordinal);
        Assert.Contains("1 templates read, 0 kept, 1 stopped", second.Output, StringComparison.Ordinal);
        Assert.Equal("JobNotice", await database.ScalarAsync<string>("SELECT purpose FROM message_templates WHERE stopped_at IS NOT NULL"));
    }

    [Fact]
    public async Task A_stopped_template_is_resumed_by_its_id_and_one_that_nobody_knows_is_an_error()
    {
        await using var database = await MobileDatabase.CreateAsync();
        await using (var connection = await database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync("INSERT INTO sms_templates (template_id, noted_at, stopped_at, stopped_reason) VALUES ('2001', now(), now(), 'x')", [], default);

        var (first, second, unknown, none) = (await CommandLine.RunAsync(database, "templates", "resume", "2001"), await CommandLine.RunAsync(database, "templates", "resume", "2001"),
            await CommandLine.RunAsync(database, "templates", "resume", "9"), await CommandLine.RunAsync(database, "templates", "resume"));

        Assert.Equal((0, 0, 3, 2), (first.Code, second.Code, unknown.Code, none.Code));
        Assert.Contains("Resumed", first.Output, StringComparison.Ordinal);
        Assert.Contains("was not stopped", second.Output, StringComparison.Ordinal);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM sms_templates WHERE stopped_at IS NOT NULL"));
    }

    [Theory]
    [InlineData("wechat", 0)]
    [InlineData("SMS", 0)]
    [InlineData("visit", 2)]
    public async Task A_channel_that_its_platform_has_stopped_is_asked_again_when_an_operator_says_so(string channel, int code)
    {
        await using var database = await MobileDatabase.CreateAsync();
        await using (var connection = await database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync("INSERT INTO send_budgets (channel, day, stopped_until) SELECT c, current_date, now() + interval '5 hours' FROM unnest(ARRAY['WeChat','Sms']) c", [], default);

        var typed = await CommandLine.RunAsync(database, "budget", "resume", channel);

        Assert.Equal(code, typed.Code);
        Assert.Equal(code == 0 ? 1L : 2L, await database.ScalarAsync<long>("SELECT count(*) FROM send_budgets WHERE stopped_until IS NOT NULL"));
    }

    private static Task<(int Code, string Output, string Errors)> SyncAsync(MobileDatabase database, TemplateAccount gateway) => CommandLine.RunWithAsync(database, builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["WeChat:AppId"] = "wx0000000000000001" });
        builder.Services.AddSingleton<IWeChatGateway>(gateway);
    }, "templates", "sync");

    /// <summary>An account that is asked for its templates and for nothing else.</summary>
    private sealed class TemplateAccount(params string[] titles) : IWeChatGateway
    {
        public string[] Titles { get; set; } = titles;

        public Task<TemplatesOutcome> GetTemplatesAsync(CancellationToken cancellationToken) => Task.FromResult<TemplatesOutcome>(new TemplatesOutcome.Read(
            [.. Titles.Select(title => new MessageTemplateInfo($"id-{title}", title, "{{thing1.DATA}}", true, ["thing1"], new Dictionary<string, IReadOnlyList<string>>()))]));

        public Task<SignInOutcome> ExchangeSignInCodeAsync(string code, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<PhoneOutcome> ExchangePhoneCodeAsync(string code, string openId, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<SendOutcome> SendSubscribeMessageAsync(SubscribeMessage message, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<TextCheckOutcome> CheckTextAsync(string openId, string text, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<CodePictureOutcome> GetCodePictureAsync(string scene, string page, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<LinkOutcome> CreateLinkAsync(string path, string query, TimeSpan life, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<bool> CanAuthenticateAsync(CancellationToken cancellationToken) => throw new InvalidOperationException();
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using JobAssist.Mobile.Dev.City;
using JobAssist.Mobile.Dev.Servers;
using Npgsql;

namespace JobAssist.Mobile.Dev;

/// <summary>The demo city on one running system: what is in it, and who can sign in.</summary>
internal sealed partial class Demo(RunningSystem system, RunFolder folder, IReadOnlyList<IReadOnlyList<Townsperson>> accounts) : IAsyncDisposable
{
    private const string CaseworkerUser = "demo-caseworker";
    private readonly NpgsqlDataSource database = NpgsqlDataSource.Create(system.Postgres.AppConnection);

    public RunningSystem System => system;
    public NpgsqlDataSource Database => database;
    public IReadOnlyList<IReadOnlyList<Townsperson>> Accounts => accounts;
    public DateOnly Today { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    /// <summary>True when everybody who was to open the app has done so; a first start that was cut short goes on where it stood.</summary>
    public async Task<bool> IsOpenedAsync()
    {
        await using var command = database.CreateCommand("SELECT count(DISTINCT account_id) FROM account_workers");
        return (long)(await command.ExecuteScalarAsync())! >= accounts.Count;
    }

    /// <summary>Imports the city, invites a caseworker, reads the templates.</summary>
    public async Task<string> LoadAsync()
    {
        var printed = await system.JobAssistAsync("import", "all", folder.DemoData);
        await system.JobAssistAsync("templates", "sync");
        return printed;
    }

    /// <summary>A phone that nobody has used yet.</summary>
    public async Task<Phone> NewPhoneAsync(string user)
    {
        var phone = new Phone(system.Api, system.StandIn, user);
        await phone.TapAsync("users", new[] { new { user } });
        await phone.SignInAsync();
        return phone;
    }

    /// <summary>The demo's caseworker of the whole prefecture; invited and joined on first use.</summary>
    public async Task<Phone> CaseworkerAsync()
    {
        var phone = new Phone(system.Api, system.StandIn, CaseworkerUser);
        await phone.TapAsync("users", new[] { new { user = CaseworkerUser } });
        var session = await phone.SignInAsync();
        if (session.GetProperty("roles").EnumerateArray().Any(role => role.GetString() == "caseworker")) return phone;

        var printed = await system.JobAssistAsync("staff", "add", "--role", "Caseworker", "--region", "530600", "--name", "演示经办人");
        await phone.PostAsync($"/v1/staff/invitations/{Uuid().Match(printed).Value}/acceptance", null);
        await phone.SignInAsync();
        return phone;
    }

    /// <summary>Somebody of the city who looks for work away from home, asks for no more than the checks' opening pays, and has the phone for themselves.</summary>
    public async Task<Phone> SignedInWorkerAsync()
    {
        await using var command = database.CreateCommand("""
            SELECT w.reference FROM workers w JOIN account_workers a ON a.worker_id = w.id
            WHERE w.intention = 'WantsWork' AND w.birth_on < now() - interval '20 years' AND NOT w.cannot_leave_county AND coalesce(w.wage_floor_fen, 0) <= 450000
              AND w.away_from_month IS NULL
              AND NOT EXISTS (SELECT FROM applications p WHERE p.worker_id = w.id)
              AND (SELECT count(*) FROM account_workers b WHERE b.account_id = a.account_id) = 1
            ORDER BY w.reference
            """);
        var known = accounts.Where(people => people.Count == 1).Select(people => people[0].Reference).ToHashSet(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            if (!known.Contains(rows.GetString(0))) continue;
            var phone = new Phone(system.Api, system.StandIn, rows.GetString(0));
            await phone.SignInAsync();
            return phone;
        }

        throw new InvalidOperationException("Nobody in the city has a phone of their own.");
    }

    /// <summary>An honest opening of three places in Dongguan, for the checks; its pay differs each time, or it would be a duplicate.</summary>
    public object OpeningOf(string employerId, string stamp)
    {
        var pay = 500_000 + RandomNumberGenerator.GetInt32(1000) * 100;
        return new
        {
            employerId,
            title = "电子厂装配普工 " + stamp[..4],
            duties = "流水线装配，坐着做，有空调。早八点到晚八点，中间休息两小时，每周休一天。",
            requirements = "会认字就行，没做过也可以来学。",
            occupationCode = "ZL-G01-01",
            kind = "longTerm",
            arrangement = "onPremises",
            workplaceCode = "441900125",
            workplaceText = "广东省东莞市（样例路1号）",
            headcount = 3,
            payBasis = "month",
            payMinFen = pay,
            payMaxFen = pay + 100_000,
            monthMinFen = pay,
            monthMaxFen = pay + 100_000,
            workTime = "fullTime",
            educationMin = "none",
            shift = "day",
            dormitory = "free",
            meals = "free",
            couples = true,
            travelOrganised = true,
            training = true,
            contract = "labourContract",
            socialInsurance = true,
            opensOn = Today.ToString("yyyy-MM-dd"),
            startsOn = Today.ToString("yyyy-MM-dd"),
            closesOn = Today.AddDays(30).ToString("yyyy-MM-dd"),
            skills = Array.Empty<object>(),
        };
    }

    /// <summary>Every message that WeChat took, from the stand-in's journal file: it outlives the stand-in.</summary>
    public IEnumerable<JsonElement> TakenMessages() => Entries(folder.Journal, entry => entry.TryGetProperty("msgId", out var message) && message.ValueKind == JsonValueKind.Number);

    /// <summary>Every SMS that the vendor took.</summary>
    public IEnumerable<JsonElement> TakenSms() => Entries(folder.SmsJournal, entry => entry.TryGetProperty("serialNo", out var serial) && serial.ValueKind == JsonValueKind.String);

    private static IEnumerable<JsonElement> Entries(string journal, Func<JsonElement, bool> which)
    {
        using var file = new FileStream(journal, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        using var lines = new StreamReader(file);
        while (lines.ReadLine() is { } line)
        {
            var entry = JsonDocument.Parse(line).RootElement;
            if (which(entry)) yield return entry;
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Uuid();
}

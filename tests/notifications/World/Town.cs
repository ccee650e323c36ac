using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.TestShared;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>A small county with people, accounts, consents and openings, written with plain SQL; nothing real.</summary>
public sealed class Town(MobileDatabase database)
{
    public const string AppId = "wx0123456789abcdef";
    public const string County = "530602";
    public const string Township = "530602001";
    public const string JobTemplate = "JobNoticeTemplate0000000000000000000000001";

    private int people;

    public MobileDatabase Database => database;

    public static async Task<Town> BuildAsync()
    {
        var database = await MobileDatabase.CreateAsync();
        var town = new Town(database);
        await town.SqlAsync("""
            INSERT INTO regions (code, name, level, parent_code, data_date) VALUES
              ('530000','云南省','Province',NULL,'2026-01-01'), ('530600','昭通市','Prefecture','530000','2026-01-01'),
              ('530602','昭阳区','County','530600','2026-01-01'), ('530602001','凤凰街道','Township','530602','2026-01-01'),
              ('530602001001','双院子社区','Village','530602001','2026-01-01');
            """);
        await town.SqlAsync("""
            INSERT INTO message_templates (template_id, app_id, purpose, title, content, long_term, keys, read_at)
            VALUES ($1, $2, 'JobNotice', '岗位信息通知', '', false, ARRAY['thing1','thing2','thing3','character_string4','thing5'], now())
            """, JobTemplate, AppId);
        return town;
    }

    public async Task<int> SqlAsync(string sql, params object[] values)
    {
        await using var command = database.Source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ValueAsync<T>(string sql, params object[] values)
    {
        await using var command = database.Source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<AccountId> AccountAsync(string openId)
    {
        var id = AccountId.New();
        await SqlAsync("INSERT INTO accounts (id, app_id, openid_index, openid_sealed, created_at, seen_at) VALUES ($1, $2, $3, $4, now(), now())",
            id.Value, AppId, database.Secrets.BlindIndex(SecretFields.OpenId, openId), database.Secrets.Seal(SecretFields.AccountsScope, SecretFields.OpenId, id.Value, openId));
        return id;
    }

    /// <summary>A verified person of thirty-six who wants work.</summary>
    public async Task<WorkerId> WorkerAsync(AccountId? account = null, bool hardToEmploy = true, string birthOn = "1990-01-01", string intention = "WantsWork", string verification = "Verified")
    {
        var id = WorkerId.New();
        await SqlAsync("""
            INSERT INTO workers (id, name_sealed, name_index, id_number_sealed, id_number_index, birth_on, sex, county_code, township_code, village_code, verification,
              education, can_read_well, employment, intention, cannot_leave_county, any_destination, needs_dormitory, needs_couple_room, no_night_shift,
              accepts_any_suitable_job, has_smartphone, contact, changed_at)
            VALUES ($1, '\x00', '\x00', '\x00', $2, $3::date, 'Female', '530602', '530602001', '530602001001', $4,
              'JuniorMiddle', true, 'Unemployed', $5, false, true, false, false, false, false, true, 'Reachable', now())
            """, id.Value, BitConverter.GetBytes(Interlocked.Increment(ref people)), birthOn, verification, intention);
        if (hardToEmploy)
            await SqlAsync("INSERT INTO hard_to_employ_designations (id, worker_id, basis, rule, valid_from, decided_by) VALUES ($1, $2, 'x', 'x', '2020-01-01', 'x')", Guid.CreateVersion7(), id.Value);
        if (account is { } known) await BindAsync(known, id);
        return id;
    }

    public Task BindAsync(AccountId account, WorkerId worker) =>
        SqlAsync("INSERT INTO account_workers (account_id, worker_id, bound_at, bound_by) VALUES ($1, $2, now(), 'Binding')", account.Value, worker.Value);

    /// <summary>An obligation of a slot with its notice.</summary>
    public async Task<NoticeId> OwedAsync(WorkerId worker, string slot, string state)
    {
        var notice = NoticeId.New();
        await SqlAsync($"""
            INSERT INTO obligations (worker_id, slot, county_code, category, met_by, state, safety_on, due_at, changed_at, fulfilled_at, owner, lease_until)
            VALUES ($1, $2, '530602', 'HardToEmploy', 'Evidence', $3, '2026-12-12', now(), now(), CASE WHEN $3 = 'Fulfilled' THEN now() END,
              CASE WHEN $3 IN ('Claimed','Sending') THEN 'x' END, CASE WHEN $3 IN ('Claimed','Sending') THEN now() + interval '1 hour' END)
            """, worker.Value, slot, state);
        await SqlAsync("INSERT INTO notices (id, worker_id, slot, check_code, county_code, composed_at, nothing_fits) VALUES ($1, $2, $3, $4, '530602', now(), true)",
            notice.Value, worker.Value, slot, Domain.Notices.CheckCode.From(System.Security.Cryptography.RandomNumberGenerator.Fill));
        return notice;
    }

    public Task<string> StateAsync(WorkerId worker, string slot) =>
        ValueAsync<string>("SELECT state FROM obligations WHERE worker_id = $1 AND slot = $2", worker.Value, slot);
}

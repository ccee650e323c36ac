using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
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
    public const string ChangedTemplate = "ChangedTemplate000000000000000000000000001";

    private int people;

    public MobileDatabase Database => database;

    public static async Task<Town> BuildAsync(PostgresServer? server = null)
    {
        var database = server is null ? await MobileDatabase.CreateAsync() : await MobileDatabase.CreateOnAsync(server);
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

    /// <summary>Two slots a month for the hard to employ, one for everybody else, in the whole province.</summary>
    public Task PoliciesAsync(int hardToEmploy = 2, int jobSeeker = 1, string metBy = "Evidence") => SqlAsync("""
        INSERT INTO notice_policies (id, region_code, category, slots_per_month, met_by, source, valid_from)
        VALUES (uuid_v7(), '530000', 'HardToEmploy', $1, $3, 'x', '2020-01-01'), (uuid_v7(), '530000', 'JobSeeker', $2, $3, 'x', '2020-01-01')
        """, (short)hardToEmploy, (short)jobSeeker, metBy);

    /// <summary>The templates of <see cref="SmsWorld"/>, as somebody noted them.</summary>
    public Task SmsTemplatesAsync() => SqlAsync("INSERT INTO sms_templates (template_id, noted_at) VALUES ('2001', now()), ('2002', now()), ('2003', now())");

    /// <summary>One published opening in the home county.</summary>
    public async Task<Guid> PostingAsync(string title = "电子厂普工", string state = "Published", int headcount = 100)
    {
        var employer = Guid.CreateVersion7();
        var posting = Guid.CreateVersion7();
        await SqlAsync("INSERT INTO occupations (code, code_source, name, group_code, group_name, licensed, health_certificate, no_skill_needed, month_min_fen, month_max_fen) VALUES ('6-31-99', 'x', '普工', '6-31', '工人', false, false, true, 300000, 600000) ON CONFLICT DO NOTHING");
        await SqlAsync("INSERT INTO employers (id, reference, name, kind, industry, region_code, address, verification, record, standing, changed_at) VALUES ($1, $2, '某厂', 'x', 'x', '530602', 'x', 'Verified', 'None', 'Good', now())", employer, employer.ToString());
        await SqlAsync("""
            INSERT INTO job_postings (id, reference, employer_id, title, duties, requirements, occupation_code, kind, arrangement, workplace_code, workplace_text, headcount,
              pay_basis, pay_min_fen, pay_max_fen, month_min_fen, month_max_fen, work_time, education_min, shift, dormitory, meals, couples, travel_organised, training, contract, social_insurance,
              opens_on, closes_on, state, created_at, published_at, changed_at)
            VALUES ($1, $2, $3, $4, 'x', 'x', '6-31-99', 'LongTerm', 'OnPremises', '530602', '昭阳区', $6,
              'Month', 450000, 600000, 450000, 600000, 'FullTime', 'None', 'Day', 'Free', 'Free', false, false, false, 'LabourContract', true,
              '2026-01-01', '2027-12-31', $5, now(), now(), now())
            """, posting, posting.ToString(), employer, title, state, headcount);
        return posting;
    }

    /// <summary>Ticks of consent that nobody but our ledger knows of yet.</summary>
    public async Task ConsentAsync(AccountId account, int count = 1, string template = JobTemplate)
    {
        for (var tick = 0; tick < count; tick++)
            await SqlAsync("INSERT INTO consents (id, account_id, template_id, long_term, granted_at, told_by_phone_at) VALUES ($1, $2, $3, false, '2026-11-01', '2026-11-01')", Guid.CreateVersion7(), account.Value, template);
    }

    /// <summary>A person with an account of their own and as many ticks as said, here and at WeChat.</summary>
    public async Task<(WorkerId Worker, AccountId Account)> ReachableAsync(WeChatWorld weChat, string user, int ticks = 1)
    {
        var account = await AccountAsync(weChat.Join(user, ticks));
        await ConsentAsync(account, ticks);
        return (await WorkerAsync(account), account);
    }

    public async Task<int> SqlAsync(string sql, params object[] values)
    {
        await using var command = database.Source.CreateCommand(sql);
        command.CommandTimeout = 300;
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
            id.Value, AppId, database.Secrets.OpenIdIndex(AppId, openId), database.Secrets.Seal(SecretFields.AccountsScope, SecretFields.OpenId, id.Value, openId));
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
              'Junior', true, 'Unemployed', $5, false, true, false, false, false, false, true, 'Reachable', now())
            """, id.Value, BitConverter.GetBytes(Interlocked.Increment(ref people)), birthOn, verification, intention);
        if (hardToEmploy)
            await SqlAsync("INSERT INTO hard_to_employ_designations (id, worker_id, basis, rule, valid_from, decided_by) VALUES ($1, $2, 'x', 'x', '2020-01-01', 'x')", Guid.CreateVersion7(), id.Value);
        if (account is { } known) await BindAsync(known, id);
        return id;
    }

    /// <summary>Whoever wants work is hired, by all three voices; nothing for anybody else, or who was hired there before.</summary>
    public async Task HireAsync(WorkerId worker, Guid posting, DateTimeOffset now)
    {
        var application = Guid.CreateVersion7();
        if (await SqlAsync("INSERT INTO applications (id, worker_id, posting_id, state, snapshot, applied_at, changed_at) SELECT $1, $2, $3, 'Hired', '{}', $4, $4 FROM workers WHERE id = $2 AND intention = 'WantsWork' ON CONFLICT DO NOTHING", application, worker.Value, posting, now) == 0) return;
        await SqlAsync("""
            INSERT INTO hires (id, application_id, worker_id, posting_id, state, starts_on, month_pay_fen, claimed_by, claimed_at, worker_answer, answered_at, evidence_kind, confirmed_by, confirmed_at, changed_at)
            SELECT uuid_v7(), $1, $2, $3, 'Confirmed', '2027-01-01', 400000, (SELECT id FROM accounts LIMIT 1), $4, 'Yes', $4, 'Contract', (SELECT id FROM staff LIMIT 1), $4, $4
            """, application, worker.Value, posting, now);
        await SqlAsync("UPDATE workers SET intention = 'ContentWhereIAm' WHERE id = $1", worker.Value);
    }

    /// <summary>A number under which the person may be reached.</summary>
    public Task PhoneAsync(WorkerId worker, string mobile) =>
        SqlAsync("INSERT INTO worker_phones (worker_id, phone_index, phone_sealed, source, noted_at) VALUES ($1, $2, $3, 'Register', '2026-11-01')",
            worker.Value, database.Secrets.BlindIndex(SecretFields.Phone, mobile), database.Secrets.Seal(County, SecretFields.Phone, worker.Value, mobile));

    public Task BindAsync(AccountId account, WorkerId worker) =>
        SqlAsync("INSERT INTO account_workers (account_id, worker_id, bound_at, bound_by) VALUES ($1, $2, now(), 'Binding')", account.Value, worker.Value);

    /// <summary>An obligation of a slot with its notice.</summary>
    public async Task<NoticeId> OwedAsync(WorkerId worker, string slot, string state)
    {
        var notice = NoticeId.New();
        await SqlAsync($"""
            INSERT INTO obligations (worker_id, slot, county_code, category, met_by, state, fallback_on, safety_on, closes_on, due_at, changed_at, fulfilled_at, owner, lease_until)
            VALUES ($1, $2, '530602', 'HardToEmploy', 'Evidence', $3, '2026-12-08', '2026-12-12', '2026-12-17', now(), now(), CASE WHEN $3 = 'Fulfilled' THEN now() END,
              CASE WHEN $3 IN ('Claimed','Sending') THEN 'x' END, CASE WHEN $3 IN ('Claimed','Sending') THEN now() + interval '1 hour' END)
            """, worker.Value, slot, state);
        await SqlAsync("INSERT INTO notices (id, worker_id, slot, check_code, county_code, composed_at, nothing_fits) VALUES ($1, $2, $3, $4, '530602', now(), true)",
            notice.Value, worker.Value, slot, Domain.Notices.CheckCode.From(System.Security.Cryptography.RandomNumberGenerator.Fill));
        return notice;
    }

    public Task<string> StateAsync(WorkerId worker, string slot) =>
        ValueAsync<string>("SELECT state FROM obligations WHERE worker_id = $1 AND slot = $2", worker.Value, slot);
}

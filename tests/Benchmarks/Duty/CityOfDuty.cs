using Npgsql;

namespace JobAssist.Mobile.Benchmarks.Duty;

/// <summary>What a loaded city needs before somebody is owed a notice: policies, a template, consent.</summary>
internal static class CityOfDuty
{
    public const string AppId = "wx0123456789abcdef";
    public const string Template = "JobNoticeTemplate0000000000000000000000001";

    public static async Task OweAsync(NpgsqlDataSource owner)
    {
        await RunAsync(owner, """
            INSERT INTO notice_policies (id, region_code, category, slots_per_month, met_by, source, valid_from)
            SELECT uuid_v7(), code, category, 2, 'Evidence', 'made up', '2020-01-01' FROM regions, unnest(ARRAY['HardToEmploy','JobSeeker']) category WHERE level = 'Province'
            """);
        await RunAsync(owner, $"""
            INSERT INTO message_templates (template_id, app_id, purpose, title, content, long_term, keys, read_at)
            VALUES ('{Template}', '{AppId}', 'JobNotice', '岗位信息通知', '', false, ARRAY['thing1','thing2','thing3','character_string4','thing5'], now())
            """);
        await RunAsync(owner, $"UPDATE accounts SET app_id = '{AppId}'");
        await RunAsync(owner, $"INSERT INTO consents (id, account_id, template_id, long_term, granted_at, told_by_phone_at) SELECT uuid_v7(), id, '{Template}', false, now(), now() FROM accounts");
        await RunAsync(owner, "VACUUM ANALYZE");
    }

    private static async Task RunAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty.Budget;

/// <summary>Templates that a platform refused and that nothing is sent with until somebody has looked. What is due with them stays due.</summary>
public static class StoppedTemplates
{
    /// <summary>How many of these are stopped, at WeChat or at the SMS vendor.</summary>
    public static async Task<int> CountAsync(NpgsqlConnection connection, IReadOnlyCollection<string> templates, CancellationToken cancellationToken) =>
        Convert.ToInt32(await connection.FirstAsync("""
            SELECT (SELECT count(*) FROM message_templates WHERE template_id = ANY ($1) AND stopped_at IS NOT NULL)
                 + (SELECT count(*) FROM sms_templates WHERE template_id = ANY ($1) AND stopped_at IS NOT NULL)
            """, [templates.ToArray()], cancellationToken));

    /// <summary>Somebody has looked: running programs send with it again within moments. Null when nobody knows such a template, false when it was not stopped.</summary>
    public static async Task<bool?> ResumeAsync(NpgsqlConnection connection, string template, CancellationToken cancellationToken)
    {
        if (await connection.FirstAsync("SELECT 1 FROM message_templates WHERE template_id = $1 UNION ALL SELECT 1 FROM sms_templates WHERE template_id = $1", [template], cancellationToken) is null) return null;
        var resumed = await connection.ExecuteAsync("UPDATE message_templates SET stopped_at = NULL, stopped_reason = NULL WHERE template_id = $1 AND stopped_at IS NOT NULL", [template], cancellationToken)
            + await connection.ExecuteAsync("UPDATE sms_templates SET stopped_at = NULL, stopped_reason = NULL WHERE template_id = $1 AND stopped_at IS NOT NULL", [template], cancellationToken);
        return resumed > 0;
    }
}

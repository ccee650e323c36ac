using System.Security.Cryptography;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>One account through which a worker may be reached with one template.</summary>
/// <param name="IsBad">WeChat does not know its openid any more.</param>
/// <param name="HasConsent">A tick of the template is there that nothing holds.</param>
/// <param name="IsBusy">A message by the template is under way, so that a receipt without a number names it alone.</param>
internal sealed record ReachableAccount(AccountId Id, byte[] OpenIdSealed, bool IsBad, bool HasConsent, bool IsBusy)
{
    /// <summary>The worker's accounts, the one seen last first.</summary>
    public static Task<List<ReachableAccount>> OfAsync(NpgsqlConnection connection, WorkerId worker, string templateId, string appId, CancellationToken cancellationToken) =>
        connection.ListAsync("""
            SELECT a.id, a.openid_sealed, a.bad_since IS NOT NULL,
                   EXISTS (SELECT 1 FROM consents c WHERE c.account_id = a.id AND c.template_id = $2 AND c.spent_at IS NULL AND c.void_at IS NULL AND c.reserved_at IS NULL),
                   EXISTS (SELECT 1 FROM attempts t WHERE t.account_id = a.id AND t.template_id = $2 AND t.state IN ('Sending','Unknown') AND t.settled_at IS NULL)
                   OR EXISTS (SELECT 1 FROM news_messages m WHERE m.account_id = a.id AND m.template_id = $2 AND m.state IN ('Sending','Unknown') AND m.settled_at IS NULL)
              FROM account_workers b JOIN accounts a ON a.id = b.account_id
             WHERE b.worker_id = $1 AND a.app_id = $3 ORDER BY a.seen_at DESC, a.id
            """, [worker.Value, templateId, appId],
            row => new ReachableAccount(new AccountId(row.GetGuid(0)), (byte[])row[1], row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4)), cancellationToken);

    /// <summary>A damaged value is one person's accident; everybody else is served.</summary>
    public bool TryOpen(PersonalSecrets secrets, out string openId)
    {
        try
        {
            openId = secrets.Open(SecretFields.OpenId, Id.Value, OpenIdSealed);
            return true;
        }
        catch (CryptographicException)
        {
            openId = "";
            return false;
        }
    }
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>Finds or makes the account of an openid. The openid is sealed in the row and found by its blind index.</summary>
public static class AccountsByOpenId
{
    public static byte[] OpenIdIndex(this PersonalSecrets secrets, string appId, string openId) => secrets.BlindIndex(SecretFields.OpenId, appId + "|" + openId);

    /// <summary>Two first sign-ins at once get the same account. A sign-in proves that the openid is good again.</summary>
    public static async Task<AccountId> SeenAccountAsync(this MobileDbContext db, PersonalSecrets secrets, string appId, string openId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = AccountId.New().Value;
        var index = secrets.OpenIdIndex(appId, openId);
        var sealedOpenId = secrets.Seal(SecretFields.AccountsScope, SecretFields.OpenId, id, openId);
        var rows = await db.Database.SqlQuery<Guid>($"""
            INSERT INTO accounts (id, app_id, openid_index, openid_sealed, created_at, seen_at)
            VALUES ({id}, {appId}, {index}, {sealedOpenId}, {now}, {now})
            ON CONFLICT (app_id, openid_index) DO UPDATE SET seen_at = excluded.seen_at, bad_since = NULL
            RETURNING id
            """).ToListAsync(cancellationToken);
        return AccountId.From(rows[0]);
    }
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>Many people at once: some share an account, some have no consent left, some have no account.</summary>
internal sealed record Crowd(int People, int Sharing, IReadOnlyDictionary<string, AccountId> Accounts)
{
    public static async Task<Crowd> MoveInAsync(Town town, WeChatWorld weChat, int people, double sharing, double withoutConsent, double withoutAccount)
    {
        var template = await town.WorkerAsync();
        var workers = Enumerable.Range(0, people).Select(_ => Guid.CreateVersion7()).ToArray();
        await town.SqlAsync("""
            INSERT INTO workers SELECT (jsonb_populate_record(w, jsonb_build_object('id', n.id, 'id_number_index', '\x' || encode(uuid_send(n.id), 'hex')))).*
              FROM workers w, unnest($2::uuid[]) n(id) WHERE w.id = $1
            """, template.Value, workers);
        await town.SqlAsync("INSERT INTO hard_to_employ_designations (id, worker_id, basis, rule, valid_from, decided_by) SELECT uuid_v7(), id, 'x', 'x', '2020-01-01', 'x' FROM unnest($1::uuid[]) n(id)", workers);
        await town.SqlAsync("DELETE FROM hard_to_employ_designations WHERE worker_id = $1", template.Value);
        await town.SqlAsync("DELETE FROM workers WHERE id = $1", template.Value);

        var accounts = new Dictionary<string, AccountId>(StringComparer.Ordinal);
        var (owners, of) = (new List<Guid>(), new List<Guid>());
        var (ids, indexes, sealedIds, ticks) = (new List<Guid>(), new List<byte[]>(), new List<byte[]>(), new List<int>());
        var shared = (int)(people * sharing) / 3 * 3;
        for (var at = 0; at < people - (int)(people * withoutAccount);)
        {
            var size = at < shared ? 3 : 1;
            var user = $"user-{at}";
            var count = at >= people - (int)(people * (withoutAccount + withoutConsent)) ? 0 : size;
            var openId = weChat.Join(user, count);
            var account = AccountId.New();
            accounts[user] = account;
            ids.Add(account.Value);
            indexes.Add(town.Database.Secrets.OpenIdIndex(Town.AppId, openId));
            sealedIds.Add(town.Database.Secrets.Seal(SecretFields.AccountsScope, SecretFields.OpenId, account.Value, openId));
            ticks.Add(count);
            for (var member = 0; member < size; member++)
            {
                of.Add(account.Value);
                owners.Add(workers[at++]);
            }
        }

        await town.SqlAsync("INSERT INTO accounts (id, app_id, openid_index, openid_sealed, created_at, seen_at) SELECT id, $1, i, s, now(), now() FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) n(id, i, s)",
            Town.AppId, ids.ToArray(), indexes.ToArray(), sealedIds.ToArray());
        await town.SqlAsync("INSERT INTO account_workers (account_id, worker_id, bound_at, bound_by) SELECT a, w, now(), 'Binding' FROM unnest($1::uuid[], $2::uuid[]) n(a, w)", of.ToArray(), owners.ToArray());
        await town.SqlAsync("INSERT INTO consents (id, account_id, template_id, long_term, granted_at, told_by_phone_at) SELECT uuid_v7(), a, $3, false, '2026-11-01', '2026-11-01' FROM unnest($1::uuid[], $2::int[]) n(a, c), generate_series(1, c)",
            ids.ToArray(), ticks.ToArray(), Town.JobTemplate);
        await town.SqlAsync("ANALYZE");
        return new Crowd(people, shared, accounts);
    }
}

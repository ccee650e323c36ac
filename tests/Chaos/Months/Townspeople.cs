using System.Collections.Concurrent;
using System.Security.Cryptography;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Chaos.Months;

/// <summary>
/// The people of some counties and what they do with their phones. More than half use WeChat, some of them share an account; a fifth have no number
/// either and can only be visited. The journals of the two vendors are judged here and forgotten month by month.
/// </summary>
internal sealed class Townspeople
{
    private static readonly string[] Codes = ["530602", "530621", "530622", "530623", "530624", "530625", "530626", "530627", "530628", "530629"];

    // News of an opening carries the check code of the notice that told of it.
    private const string NewsBySms = "2003";
    private readonly Town town;
    private readonly WeChatWorld weChat;
    private readonly Random random;
    private readonly List<Guid> people = [];
    private readonly Dictionary<Guid, (string User, bool Opens)> phones = [];
    private readonly List<Guid> openings = [];
    private int counties;

    private Townspeople(Town town, WeChatWorld weChat, Random random) => (this.town, this.weChat, this.random) = (town, weChat, random);

    /// <summary>Messages of one slot that one person got twice on one channel.</summary>
    public int Doubled { get; private set; }

    public long MessagesTaken { get; private set; }

    public static async Task<Townspeople> MoveInAsync(Town town, WeChatWorld weChat, int counties, int inEach, Random random)
    {
        var made = new Townspeople(town, weChat, random) { counties = counties };
        for (var county = 1; county < counties; county++)
        {
            await town.SqlAsync("INSERT INTO regions (code, name, level, parent_code, data_date) VALUES ($1, $1, 'County', '530600', '2026-01-01')", Codes[county]);
            await town.SqlAsync("INSERT INTO regions (code, name, level, parent_code, data_date) VALUES ($1 || '001', $1 || '001', 'Township', $1, '2026-01-01'), ($1 || '001001', $1 || '001001', 'Village', $1 || '001', '2026-01-01')", Codes[county]);
        }

        await town.SqlAsync("INSERT INTO holidays (day, kind, name) SELECT d::date, 'Holiday', '春节' FROM generate_series('2027-02-06'::date, '2027-02-12', '1 day') d UNION ALL SELECT d::date, 'Holiday', '国庆节' FROM generate_series('2027-10-01'::date, '2027-10-07', '1 day') d ON CONFLICT DO NOTHING");
        await town.SmsTemplatesAsync();
        for (var opening = 0; opening < 40; opening++) made.openings.Add(await town.PostingAsync(headcount: 5000));
        var like = await town.WorkerAsync(hardToEmploy: false);
        for (var county = 0; county < counties; county++) await made.MoveInAsync(like, Codes[county], inEach);
        await town.SqlAsync("DELETE FROM workers WHERE id = $1", like.Value);
        await town.SqlAsync("ANALYZE");
        return made;
    }

    /// <summary>What happens to people and openings of itself: every day a few die, move, are hired, withdraw, or begin to look for work; every month openings close and others come.</summary>
    public async Task LiveAsync(DateOnly day, DateTimeOffset now)
    {
        foreach (var dead in Some(0.00002))
        {
            await town.SqlAsync("UPDATE workers SET intention = 'None' WHERE id = $1", dead);
            await ExcuseAsync(dead, "Died", now);
        }

        foreach (var moved in Some(0.0001)) await town.SqlAsync("UPDATE workers SET county_code = $2, township_code = $2 || '001', village_code = $2 || '001001' WHERE id = $1", moved, Codes[random.Next(counties)]);
        foreach (var withdrawn in Some(0.0001))
        {
            await town.SqlAsync("UPDATE workers SET intention = 'ContentWhereIAm' WHERE id = $1", withdrawn);
            await ExcuseAsync(withdrawn, "Withdrew", now);
        }

        foreach (var seeking in Some(0.0003)) await town.SqlAsync("UPDATE workers SET intention = 'WantsWork' WHERE id = $1 AND intention = 'ContentWhereIAm'", seeking);
        foreach (var hired in Some(0.0002)) await town.HireAsync(new WorkerId(hired), openings[^1], now);
        if (day.Day != 10) return;
        await town.SqlAsync("UPDATE job_postings SET state = 'Closed', changed_at = now() WHERE id = ANY($1)", (object)openings.Take(3).ToArray());
        openings.RemoveRange(0, 3);
        for (var opening = 0; opening < 3; opening++) openings.Add(await town.PostingAsync(headcount: 5000));
    }

    /// <summary>Who has a message looks at it today or on another day or never; who looks is asked for the next tick.</summary>
    public async Task LookAtPhonesAsync(DateOnly day, EvidenceLedger evidence, ConsentLedger consents)
    {
        var unread = new List<(Guid Notice, Guid Worker, Guid Account)>();
        await using (var connection = await town.Database.Source.OpenConnectionAsync())
        {
            unread.AddRange(await connection.ListAsync("""
                SELECT n.id, o.worker_id, t.account_id FROM obligations o JOIN notices n USING (worker_id, slot) JOIN attempts t USING (worker_id, slot)
                 WHERE o.slot = $1 AND o.state IN ('Delivered','Fallback','Unknown','Accepted') AND t.channel = 'WeChat' AND t.state IN ('Delivered','Accepted','Unknown') AND n.opened_at IS NULL
                """, [NoticeSlot.Of(day).ToString()], row => (row.GetGuid(0), row.GetGuid(1), row.GetGuid(2)), CancellationToken.None));
        }

        // The dice are thrown in one order, whoever is served first.
        var looks = unread.OrderBy(seen => seen.Notice).Where(seen => phones[seen.Worker].Opens && random.NextDouble() < 0.4).Select(seen => (seen, Dice: random.NextDouble(), Ticks: random.NextDouble())).ToList();
        var codes = new ConcurrentQueue<EvidenceOutcome>();
        await Parallel.ForEachAsync(looks, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (look, token) =>
        {
            var ((notice, worker, account), dice, ticks) = look;
            var (id, who, phone) = (new NoticeId(notice), new WorkerId(worker), new AccountId(account));
            codes.Enqueue(dice switch
            {
                < 0.05 => await evidence.AnsweredAsync(id, who, phone, new SaidToNotice(NoticeAnswer.CallMe), token),
                < 0.15 => await evidence.AnsweredAsync(id, who, phone, new SaidToNotice(NoticeAnswer.NotForMe, NotForMeReason.TooFar), token),
                < 0.30 => await evidence.AnsweredAsync(id, who, phone, new SaidToNotice(NoticeAnswer.Interested), token),
                _ => await evidence.OpenedAsync(id, who, phone, token),
            });
            await TickAsync(worker, phone, ticks, consents, token);
        });
        Assert.DoesNotContain(EvidenceOutcome.NotTheirs, codes);
    }

    /// <summary>What the vendors wrote down of the month: nobody got two of one slot on one channel, and every message says what was composed for somebody.</summary>
    public async Task JudgeAsync(WeChatWorld weChat, SmsWorld sms)
    {
        await JudgeAsync([.. weChat.Taken.Where(message => message.TemplateId == Town.JobTemplate).Select(message => message.Values!["character_string4"])]);
        await JudgeAsync([.. sms.Taken.Where(message => message.TemplateId != NewsBySms).Select(message => message.Parameters![^2] + message.Parameters![^1])]);
        Assert.Empty(weChat.World.Tally.HiddenBadData);
        MessagesTaken += weChat.Taken.Count;
        weChat.World.Journal.Clear();
        weChat.World.Pushes.Forget();
        sms.World.Journal.Clear();
        sms.World.Receipts.Forget();
    }

    private async Task JudgeAsync(string[] codes)
    {
        Doubled += codes.Length - codes.Distinct(StringComparer.Ordinal).Count();
        Assert.Equal(codes.Distinct(StringComparer.Ordinal).Count(), await town.ValueAsync<long>("SELECT count(*) FROM notices WHERE check_code = ANY($1)", (object)codes));
    }

    private async Task TickAsync(Guid worker, AccountId account, double dice, ConsentLedger consents, CancellationToken cancellationToken)
    {
        var user = phones[worker].User;
        if (dice < 0.002)
        {
            WeChatStandIn.Consent.RefuseInSettings(weChat.World, weChat.World.Account(null, user), [Town.JobTemplate]);
            return;
        }

        // One report or the other may be lost, seldom both.
        if (dice > 0.93) return;
        var told = WeChatStandIn.Consent.Tap(weChat.World, new ConsentTap { User = user, TmplIds = [Town.JobTemplate], Choices = new Dictionary<string, string>(StringComparer.Ordinal) { [Town.JobTemplate] = "accept" }, PopupEvent = dice > 0.1 });
        if (told.Results[Town.JobTemplate] == "accept" && dice is < 0.08 or > 0.2)
            await consents.ReportByPhoneAsync(account, [new ConsentReport(Town.JobTemplate, ConsentChoice.Accepted, Guid.CreateVersion7().ToString("N"))], cancellationToken);
    }

    private IEnumerable<Guid> Some(double share)
    {
        var expected = share * people.Count;
        var count = (int)expected + (random.NextDouble() < expected % 1 ? 1 : 0);
        return [.. Enumerable.Range(0, count).Select(_ => people[random.Next(people.Count)])];
    }

    // Two people of the office, one paper.
    private Task<int> ExcuseAsync(Guid worker, string reason, DateTimeOffset now) => town.SqlAsync("""
        INSERT INTO excuses (id, worker_id, slot, reason, document, asked_by, asked_at, decided_by, decided_at, granted)
        SELECT uuid_v7(), o.worker_id, o.slot, $2, '证明材料', (SELECT min(id::text)::uuid FROM staff), $3, (SELECT max(id::text)::uuid FROM staff), $3, true
          FROM obligations o WHERE o.worker_id = $1 AND o.state NOT IN ('Fulfilled','Excused','Missed') ON CONFLICT DO NOTHING
        """, worker, reason, now);

    private async Task MoveInAsync(WorkerId like, string county, int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        people.AddRange(ids);
        await town.SqlAsync("""
            INSERT INTO workers SELECT (jsonb_populate_record(w, jsonb_build_object('id', n.id, 'id_number_index', '\x' || encode(uuid_send(n.id), 'hex'),
                'county_code', $3::text, 'township_code', $3 || '001', 'village_code', $3 || '001001', 'intention', CASE WHEN n.at % 5 = 0 THEN 'ContentWhereIAm' ELSE 'WantsWork' END))).*
              FROM workers w, unnest($2::uuid[]) WITH ORDINALITY n(id, at) WHERE w.id = $1
            """, like.Value, ids, county);
        await town.SqlAsync("INSERT INTO hard_to_employ_designations (id, worker_id, basis, rule, valid_from, decided_by) SELECT uuid_v7(), id, 'x', 'x', '2020-01-01', 'x' FROM unnest($1::uuid[]) n(id)", (object)ids.Where((_, at) => at % 5 is 1 or 2).ToArray());
        await PhonesAsync(county, ids);
        await AccountsAsync(county, ids);
    }

    // Four in five have a number.
    private async Task PhonesAsync(string county, Guid[] ids)
    {
        var reached = ids.Where((_, at) => at % 10 is not (3 or 8)).ToArray();
        var numbers = reached.Select((_, at) => $"13{county[3..]}{at:D6}").ToArray();
        await town.SqlAsync("INSERT INTO worker_phones (worker_id, phone_index, phone_sealed, source, noted_at) SELECT w, i, s, 'Register', '2026-11-01' FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) n(w, i, s)",
            reached, numbers.Select(number => town.Database.Secrets.BlindIndex(SecretFields.Phone, number)).ToArray(),
            reached.Zip(numbers, (worker, number) => town.Database.Secrets.Seal(county, SecretFields.Phone, worker, number)).ToArray());
    }

    // Three in five use WeChat; one in ten of them shares an account with two others.
    private async Task AccountsAsync(string county, Guid[] ids)
    {
        var (accounts, users, ticks, owners, of) = (new List<Guid>(), new List<string>(), new List<int>(), new List<Guid>(), new List<Guid>());
        for (var at = 0; at < ids.Length * 3 / 5;)
        {
            var size = at % 30 < 3 ? 3 : 1;
            var user = $"{county}-{at}";
            accounts.Add(Guid.CreateVersion7());
            users.Add(user);
            ticks.Add(random.Next(0, size + 2));
            for (var member = 0; member < size && at < ids.Length; member++, at++)
            {
                owners.Add(ids[at]);
                of.Add(accounts[^1]);
                phones[ids[at]] = (user, Opens: at % 5 != 0);
            }
        }

        var openIds = users.Zip(ticks, (user, count) => weChat.Join(user, count)).ToArray();
        await town.SqlAsync("INSERT INTO accounts (id, app_id, openid_index, openid_sealed, created_at, seen_at) SELECT id, $1, i, s, now(), now() FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) n(id, i, s)",
            Town.AppId, accounts.ToArray(), openIds.Select(openId => town.Database.Secrets.OpenIdIndex(Town.AppId, openId)).ToArray(),
            openIds.Zip(accounts, (openId, account) => town.Database.Secrets.Seal(SecretFields.AccountsScope, SecretFields.OpenId, account, openId)).ToArray());
        await town.SqlAsync("INSERT INTO account_workers (account_id, worker_id, bound_at, bound_by) SELECT a, w, now(), 'Binding' FROM unnest($1::uuid[], $2::uuid[]) n(a, w)", of.ToArray(), owners.ToArray());
        await town.SqlAsync("INSERT INTO consents (id, account_id, template_id, long_term, granted_at, told_by_phone_at) SELECT uuid_v7(), a, $3, false, '2026-11-01', '2026-11-01' FROM unnest($1::uuid[], $2::int[]) n(a, c), generate_series(1, c)",
            accounts.ToArray(), ticks.ToArray(), Town.JobTemplate);
    }
}

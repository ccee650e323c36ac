using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.Rounds;

/// <summary>Everything that may befall people between a round and its sending, all in one round.</summary>
public sealed class MidRoundTests : DutyTown
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Town.SqlAsync("INSERT INTO regions (code, name, level, parent_code, data_date) VALUES ('530621','鲁甸县','County','530600','2026-01-01'), ('530621001','文屏镇','Township','530621','2026-01-01')");
        await Town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES (uuid_v7(), 'Caseworker', '530602', '甲', now()), (uuid_v7(), 'Caseworker', '530602', '乙', now())");
    }

    [Fact]
    public async Task Whatever_befalls_some_between_round_and_sending_each_ends_with_a_reason_and_everybody_else_is_served_once()
    {
        var posting = await Town.PostingAsync("𠮷野家😀招普工，包吃包住包路费，二十个字怎么也装不下的标题");
        var plain = new List<WorkerId>();
        for (var person = 0; person < 20; person++) plain.Add((await Town.ReachableAsync(WeChat, $"plain-{person}")).Worker);
        var (died, _) = await Town.ReachableAsync(WeChat, "died");
        var (moved, _) = await Town.ReachableAsync(WeChat, "moved");
        var (withdrew, withdrewOn) = await Town.ReachableAsync(WeChat, "withdrew");
        var (hired, _) = await Town.ReachableAsync(WeChat, "hired");
        var (unreadable, unreadableOn) = await Town.ReachableAsync(WeChat, "unreadable");
        var (empty, emptyOn) = await Town.ReachableAsync(WeChat, "empty");
        var onThreePhones = await OnThreePhonesAsync();
        var onOnePhone = await OnOnePhoneAsync(6);

        await HoldAsync();
        await DieAsync(died);
        await Town.SqlAsync("UPDATE workers SET county_code = '530621', township_code = '530621001', village_code = NULL WHERE id = $1", moved.Value);
        WeChatStandIn.Consent.RefuseInSettings(WeChat.World, WeChat.World.Account(null, "withdrew"), [Town.JobTemplate]);
        await new ConsentLedger(Town.Database.Source, Clock).RecordEventAsync(withdrewOn, Town.JobTemplate, ConsentEvent.Withdrawn, Clock.GetUtcNow(), CancellationToken.None);
        await Town.HireAsync(hired, posting, Clock.GetUtcNow());
        await Town.SqlAsync("UPDATE accounts SET openid_sealed = '\\x00' WHERE id = $1", unreadableOn.Value);
        await Town.SqlAsync("UPDATE accounts SET openid_sealed = '' WHERE id = $1", emptyOn.Value);
        await UntilNothingIsDueAsync();

        Assert.All(plain.Append(moved).Append(onThreePhones).Concat(onOnePhone), worker => Assert.Equal(("Accepted", "-"), States()[worker]));
        Assert.Equal(("Excused", "died"), States()[died]);
        Assert.Equal(("Excused", "hired"), States()[hired]);
        Assert.Equal(("Fallback", "no_consent"), States()[withdrew]);
        Assert.Equal(("Fallback", "bad_openid"), States()[unreadable]);
        Assert.Equal(("Fallback", "bad_openid"), States()[empty]);
        Assert.Equal(3, await Town.ValueAsync<long>("SELECT count(*) FROM outreach_tasks WHERE state = 'Open' AND due_on = '2026-12-02'"));

        var codes = WeChat.Taken.Select(message => message.Values!["character_string4"]).ToList();
        Assert.Equal(plain.Count + 1 + 1 + onOnePhone.Count, codes.Count);
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(WeChat.Taken, message => Assert.InRange(message.Values!["thing1"].Length, 1, 20));
        Assert.Empty(WeChat.World.Tally.HiddenBadData);
    }

    private async Task<WorkerId> OnThreePhonesAsync()
    {
        var (worker, _) = await Town.ReachableAsync(WeChat, "phone-1");
        foreach (var user in (string[])["phone-2", "phone-3"])
        {
            var account = await Town.AccountAsync(WeChat.Join(user, 1));
            await Town.ConsentAsync(account);
            await Town.BindAsync(account, worker);
        }

        return worker;
    }

    private async Task<List<WorkerId>> OnOnePhoneAsync(int people)
    {
        var account = await Town.AccountAsync(WeChat.Join("family", people));
        await Town.ConsentAsync(account, people);
        var family = new List<WorkerId>();
        for (var person = 0; person < people; person++) family.Add(await Town.WorkerAsync(account));
        return family;
    }

    // Two people of the office, one paper.
    private async Task DieAsync(WorkerId worker)
    {
        await Town.SqlAsync("UPDATE workers SET intention = 'None' WHERE id = $1", worker.Value);
        await Town.SqlAsync("""
            INSERT INTO excuses (id, worker_id, slot, reason, document, asked_by, asked_at, decided_by, decided_at, granted)
            SELECT uuid_v7(), $1, $2, 'Died', '死亡证明', (SELECT min(id::text)::uuid FROM staff), now(), (SELECT max(id::text)::uuid FROM staff), now(), true
            """, worker.Value, Slot);
    }

    // The watchdog comes every minute; who waits for an account that is busy, or was told to come later, is due again meanwhile.
    private async Task UntilNothingIsDueAsync()
    {
        for (var minute = 0; minute < 60; minute++)
        {
            await Duty.Sweep.PassAsync(CancellationToken.None);
            await DispatchAsync();
            if (await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state IN ('Due','Claimed','Sending')") == 0) return;
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Fail("Somebody is still due after an hour.");
    }

    private Dictionary<WorkerId, (string State, string Reason)> States()
    {
        using var command = Town.Database.Source.CreateCommand("SELECT worker_id, state, coalesce(reason, '-') FROM obligations");
        using var row = command.ExecuteReader();
        var states = new Dictionary<WorkerId, (string, string)>();
        while (row.Read()) states.Add(new WorkerId(row.GetGuid(0)), (row.GetString(1), row.GetString(2)));
        return states;
    }
}

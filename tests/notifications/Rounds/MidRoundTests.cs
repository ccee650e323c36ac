using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.Rounds;

/// <summary>Everything that may befall people between a round and its sending, all in one round.</summary>
public sealed class MidRoundTests : IAsyncLifetime
{
    private static readonly NoticeSlot Slot = new(2026, 12, 1);
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private DutyHost duty = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        await town.SqlAsync("INSERT INTO regions (code, name, level, parent_code, data_date) VALUES ('530621','鲁甸县','County','530600','2026-01-01'), ('530621001','文屏镇','Township','530621','2026-01-01')");
        await town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES (uuid_v7(), 'Caseworker', '530602', '甲', now()), (uuid_v7(), 'Caseworker', '530602', '乙', now())");
        weChat = await WeChatWorld.StartAsync(clock);
        duty = DutyHost.Build(town, weChat, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await duty.DisposeAsync();
        await weChat.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_befalls_some_between_round_and_sending_each_ends_with_a_reason_and_everybody_else_is_served_once()
    {
        var posting = await town.PostingAsync("𠮷野家😀招普工，包吃包住包路费，二十个字怎么也装不下的标题");
        var plain = new List<WorkerId>();
        for (var person = 0; person < 20; person++) plain.Add((await town.ReachableAsync(weChat, $"plain-{person}")).Worker);
        var (died, _) = await town.ReachableAsync(weChat, "died");
        var (moved, _) = await town.ReachableAsync(weChat, "moved");
        var (withdrew, withdrewOn) = await town.ReachableAsync(weChat, "withdrew");
        var (hired, _) = await town.ReachableAsync(weChat, "hired");
        var (unreadable, unreadableOn) = await town.ReachableAsync(weChat, "unreadable");
        var (empty, emptyOn) = await town.ReachableAsync(weChat, "empty");
        var onThreePhones = await OnThreePhonesAsync();
        var onOnePhone = await OnOnePhoneAsync(6);

        await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);
        await DieAsync(died);
        await town.SqlAsync("UPDATE workers SET county_code = '530621', township_code = '530621001', village_code = NULL WHERE id = $1", moved.Value);
        WeChatStandIn.Consent.RefuseInSettings(weChat.World, weChat.World.Account(null, "withdrew"), [Town.JobTemplate]);
        await new ConsentLedger(town.Database.Source, clock).RecordEventAsync(withdrewOn, Town.JobTemplate, ConsentEvent.Withdrawn, clock.GetUtcNow(), CancellationToken.None);
        await town.HireAsync(hired, posting, clock.GetUtcNow());
        await town.SqlAsync("UPDATE accounts SET openid_sealed = '\\x00' WHERE id = $1", unreadableOn.Value);
        await town.SqlAsync("UPDATE accounts SET openid_sealed = '' WHERE id = $1", emptyOn.Value);
        await UntilNothingIsDueAsync();

        Assert.All(plain.Append(moved).Append(onThreePhones).Concat(onOnePhone), worker => Assert.Equal(("Accepted", "-"), States()[worker]));
        Assert.Equal(("Excused", "died"), States()[died]);
        Assert.Equal(("Excused", "hired"), States()[hired]);
        Assert.Equal(("Fallback", "no_consent"), States()[withdrew]);
        Assert.Equal(("Fallback", "bad_openid"), States()[unreadable]);
        Assert.Equal(("Fallback", "bad_openid"), States()[empty]);
        Assert.Equal(3, await town.ValueAsync<long>("SELECT count(*) FROM outreach_tasks WHERE state = 'Open' AND due_on = '2026-12-02'"));

        var codes = weChat.Taken.Select(message => message.Values!["character_string4"]).ToList();
        Assert.Equal(plain.Count + 1 + 1 + onOnePhone.Count, codes.Count);
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(weChat.Taken, message => Assert.InRange(message.Values!["thing1"].Length, 1, 20));
        Assert.Empty(weChat.World.Tally.HiddenBadData);
    }

    private async Task<WorkerId> OnThreePhonesAsync()
    {
        var (worker, _) = await town.ReachableAsync(weChat, "phone-1");
        foreach (var user in (string[])["phone-2", "phone-3"])
        {
            var account = await town.AccountAsync(weChat.Join(user, 1));
            await town.ConsentAsync(account);
            await town.BindAsync(account, worker);
        }

        return worker;
    }

    private async Task<List<WorkerId>> OnOnePhoneAsync(int people)
    {
        var account = await town.AccountAsync(weChat.Join("family", people));
        await town.ConsentAsync(account, people);
        var family = new List<WorkerId>();
        for (var person = 0; person < people; person++) family.Add(await town.WorkerAsync(account));
        return family;
    }

    // Two people of the office, one paper.
    private async Task DieAsync(WorkerId worker)
    {
        await town.SqlAsync("UPDATE workers SET intention = 'None' WHERE id = $1", worker.Value);
        await town.SqlAsync("""
            INSERT INTO excuses (id, worker_id, slot, reason, document, asked_by, asked_at, decided_by, decided_at, granted)
            SELECT uuid_v7(), $1, $2, 'Died', '死亡证明', (SELECT min(id::text)::uuid FROM staff), now(), (SELECT max(id::text)::uuid FROM staff), now(), true
            """, worker.Value, Slot.ToString());
    }

    // The watchdog comes every minute; who waits for an account that is busy, or was told to come later, is due again meanwhile.
    private async Task UntilNothingIsDueAsync()
    {
        for (var minute = 0; minute < 60; minute++)
        {
            await duty.Sweep.PassAsync(CancellationToken.None);
            await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
            if (await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state IN ('Due','Claimed','Sending')") == 0) return;
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Fail("Somebody is still due after an hour.");
    }

    private Dictionary<WorkerId, (string State, string Reason)> States()
    {
        using var command = town.Database.Source.CreateCommand("SELECT worker_id, state, coalesce(reason, '-') FROM obligations");
        using var row = command.ExecuteReader();
        var states = new Dictionary<WorkerId, (string, string)>();
        while (row.Read()) states.Add(new WorkerId(row.GetGuid(0)), (row.GetString(1), row.GetString(2)));
        return states;
    }
}

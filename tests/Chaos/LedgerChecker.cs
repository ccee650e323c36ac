using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Chaos;

/// <summary>What must hold after every fault, asked of the ledger and of the outside world's journal; the journal is the judge.</summary>
internal sealed class LedgerChecker(Town town, WeChatWorld weChat, string slot)
{
    /// <summary>L1–L5, L7 and the chain of closes: they hold at every moment.</summary>
    public async Task HoldsAsync(int people)
    {
        // L1, L2: one row for everybody owed.
        Assert.Equal(people, await town.ValueAsync<long>("SELECT count(DISTINCT worker_id) FROM obligations WHERE slot = $1", slot));
        Assert.Equal(people, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE slot = $1", slot));

        // L4: the check code says which slot of whom a message was about.
        var taken = weChat.Taken;
        var codes = taken.Select(entry => entry.Values!["character_string4"]).ToArray();
        Assert.Equal(codes.Length, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(codes.Length, (int)await town.ValueAsync<long>("SELECT count(DISTINCT (worker_id, slot)) FROM notices WHERE check_code = ANY($1)", (object)codes));
        Assert.Empty(weChat.World.Tally.HiddenBadData);

        // L5: what we believe to be taken was taken.
        var ids = taken.Select(entry => entry.MsgId!.Value).ToArray();
        await NoneAsync("SELECT count(*) FROM attempts WHERE channel = 'WeChat' AND state IN ('Accepted','Delivered') AND NOT coalesce(message_id = ANY($1), false)", ids);

        // L7: met means proven, inside the slot.
        await NoneAsync("""
            SELECT count(*) FROM obligations o WHERE state = 'Fulfilled' AND NOT EXISTS (
              SELECT 1 FROM evidence e WHERE e.worker_id = o.worker_id AND e.slot = o.slot AND e.at >= '2026-12-01+08' AND e.at < '2026-12-16+08' AND (e.kind <> 'Receipt' OR o.met_by = 'Delivery'))
            """);
        Assert.Empty((await new ClosingCheck(town.Database.Source).RunAsync(CancellationToken.None)).Broken);
    }

    /// <summary>L3, L6: at rest nobody holds anything, nobody wonders, and what is open has a person with a due date or waits for an opening hand.</summary>
    public async Task RestsAsync()
    {
        await NoneAsync("SELECT count(*) FROM obligations WHERE state IN ('Due','Claimed','Sending','Unknown','Refused','Undelivered')");
        await NoneAsync("SELECT count(*) FROM obligations o WHERE state = 'Fallback' AND NOT EXISTS (SELECT 1 FROM outreach_tasks t WHERE t.worker_id = o.worker_id AND t.slot = o.slot AND t.state = 'Open')");
        await NoneAsync("SELECT count(*) FROM wechat_events WHERE processed_at IS NULL");

        // Whoever got a message whose receipt came is known to have it.
        var codes = weChat.Taken.Select(entry => entry.Values!["character_string4"]).ToArray();
        await NoneAsync("SELECT count(*) FROM notices n JOIN obligations o USING (worker_id, slot) JOIN attempts t USING (worker_id, slot) WHERE n.check_code = ANY($1) AND t.channel = 'WeChat' AND t.state = 'NotAccepted' AND NOT EXISTS (SELECT 1 FROM attempts x WHERE x.worker_id = n.worker_id AND x.slot = n.slot AND x.channel = 'WeChat' AND x.state <> 'NotAccepted')", (object)codes);
    }

    private async Task NoneAsync(string count, params object[] values) => Assert.True(await town.ValueAsync<long>(count, values) == 0, count);
}

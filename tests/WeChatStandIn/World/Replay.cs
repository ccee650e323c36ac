namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Rebuilds the hidden balances and the message ids from the journal of an earlier run.</summary>
internal static class Replay
{
    public static void Apply(World world, IEnumerable<JournalEntry> earlier)
    {
        foreach (var entry in earlier)
        {
            world.MsgIds.StartAfter(entry.MsgId ?? 0);
            if (entry.Grant is null || entry.AppId is null || entry.TemplateId is null || !world.Apps.TryGetValue(entry.AppId, out var app))
                continue;
            var account = app.ByOpenId(entry.OpenId) ?? (entry.User is null ? null : world.Upsert(new AccountSeed { User = entry.User, AppId = entry.AppId, OpenId = entry.OpenId }));
            if (account is null || !app.Templates.TryGetValue(entry.TemplateId, out var template))
                continue;
            Change(account.Grants, template, entry.Grant);
        }
    }

    static void Change(Grants grants, Template template, string change)
    {
        if (change == "void")
            grants.Void(template, oneTimeToo: true);
        else if (change == "void-long")
            grants.Void(template, oneTimeToo: false);
        else if (change == "-1")
            grants.TryConsume(template);
        else
            grants.Add(template, int.Parse(change), cap: null);
    }
}

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>A tap on the consent panel, as wx.requestSubscribeMessage would run it.</summary>
public sealed record ConsentTap
{
    public string? AppId { get; init; }
    public required string User { get; init; }
    public IReadOnlyList<string> TmplIds { get; init; } = [];

    /// <summary>accept or reject by template id; a template without a choice is rejected.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();

    /// <summary>"Always keep these choices" is ticked.</summary>
    public bool Keep { get; init; }
    public int Scene { get; init; }

    /// <summary>False loses the popup event.</summary>
    public bool PopupEvent { get; init; } = true;
    public int PopupDelayMs { get; init; }

    /// <summary>Answer only after the popup event was delivered or given up.</summary>
    public bool WaitForPush { get; init; }
}

/// <summary>What the phone gets: an error code, or a word per template.</summary>
public sealed record TapOutcome(int ErrCode, string ErrMsg, IReadOnlyDictionary<string, string> Results, bool PanelShown)
{
    internal PushRecord? Push { get; init; }
}

/// <summary>Consent on the phone: the panel, the settings page, and what they do to the hidden balance.</summary>
public static class Consent
{
    public static TapOutcome Tap(World world, ConsentTap tap)
    {
        var account = world.Account(tap.AppId, tap.User);
        if (Refuse(world, account, tap.TmplIds) is { } refusal)
            return refusal;
        lock (account.Gate)
            return Decide(world, account, tap);
    }

    /// <summary>Adds to the hidden balance and writes it down.</summary>
    public static void Grant(World world, Account account, Template template, int count, string note)
    {
        account.Grants.Add(template, count, world.Switches.GrantCap);
        Record(world, account, template, $"+{count}", note);
    }

    /// <summary>The user refuses templates in the settings: grants are void and the change is pushed.</summary>
    public static PushRecord? RefuseInSettings(World world, Account account, IReadOnlyList<string> templateIds)
    {
        lock (account.Gate)
            foreach (var template in templateIds.Select(id => account.App.Templates[id]))
            {
                account.Kept[template.Id] = "reject";
                account.Grants.Void(template, world.Switches.RefusalVoidsOneTime);
                Record(world, account, template, world.Switches.RefusalVoidsOneTime ? "void" : "void-long", "refused in settings");
            }
        return world.Pushes.Enqueue(account.App, PushMessages.Change(world, account, templateIds), TimeSpan.Zero);
    }

    static TapOutcome? Refuse(World world, Account account, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            return Failed(10001, "TmplIds can't be empty");
        if (ids.Count > world.Switches.MaxTemplatesPerTap)
            return Failed(20003, "Templates count out of max bounds");
        if (!account.MainSwitch)
            return Failed(20004, "The main switch is switched off");
        if (ids.Any(id => !account.App.Templates.ContainsKey(id)))
            return Failed(20001, "No template data return, verify the template id exist");
        return ids.Select(id => account.App.Templates[id].IsLongTerm).Distinct().Count() > 1
            ? Failed(20002, "Templates type must be same")
            : null;
    }

    static TapOutcome Decide(World world, Account account, ConsentTap tap)
    {
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        var titles = new HashSet<string>(StringComparer.Ordinal);
        var panel = false;
        foreach (var template in tap.TmplIds.Distinct(StringComparer.Ordinal).Select(id => account.App.Templates[id]))
        {
            if (!titles.Add(template.Title))
                results[template.Id] = "filter";
            else if (template.IsBanned || account.App.Options.MessagesBanned)
                results[template.Id] = "ban";
            else if (account.Kept.TryGetValue(template.Id, out var kept))
                results[template.Id] = kept;
            else
            {
                panel = true;
                results[template.Id] = tap.Choices.GetValueOrDefault(template.Id) == "accept" ? "accept" : "reject";
                if (tap.Keep)
                    account.Kept[template.Id] = results[template.Id];
            }
        }
        foreach (var (id, word) in results)
            if (word == "accept")
                Grant(world, account, account.App.Templates[id], 1, "accept");
        return new TapOutcome(0, "requestSubscribeMessage:ok", results, panel) { Push = Announce(world, account, tap, results, panel) };
    }

    static PushRecord? Announce(World world, Account account, ConsentTap tap, Dictionary<string, string> results, bool panel)
    {
        var told = results.Where(pair => pair.Value is "accept" or "reject").Select(pair => (pair.Key, pair.Value)).ToList();
        if (told.Count == 0 || !tap.PopupEvent || (!panel && !world.Switches.PopupEventWhenKept))
            return null;
        return world.Pushes.Enqueue(account.App, PushMessages.Popup(world, account, told, tap.Scene), TimeSpan.FromMilliseconds(tap.PopupDelayMs));
    }

    static TapOutcome Failed(int code, string message) =>
        new(code, $"requestSubscribeMessage:fail {message}", new Dictionary<string, string>(StringComparer.Ordinal), PanelShown: false);

    static void Record(World world, Account account, Template template, string grant, string note) => world.Journal.Append(new JournalEntry
    {
        At = world.Clock.GetUtcNow(),
        Path = "/__control/consent",
        AppId = account.App.AppId,
        User = account.User,
        OpenId = account.OpenId,
        TemplateId = template.Id,
        Grant = grant,
        Note = note,
    });
}

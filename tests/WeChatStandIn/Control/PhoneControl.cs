using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Plays the people: accounts, opening the app, the phone-number button, the consent panel, the settings page.</summary>
internal static class PhoneControl
{
    public sealed record Who(string User, string? AppId = null);

    public sealed record IssuedCode(string Code, string? Openid = null);

    public sealed record Standing(string User, bool Blocked, string? AppId = null);

    public sealed record SettingsChange(string User, string? AppId = null, bool? MainSwitch = null, IReadOnlyList<string>? Refuse = null, IReadOnlyList<string>? Forget = null);

    public sealed record LinkTap(string Url);

    public static void Map(RouteGroupBuilder control, World world)
    {
        control.MapPost("/users", (AccountSeed[] seeds) => seeds.Select(world.Upsert).Select(Describe).ToList());
        control.MapGet("/users", (string? appId) => world.App(appId).Accounts.Select(Describe).ToList());
        control.MapGet("/users/{user}", (string user, string? appId) => Describe(world.Account(appId, user)));
        control.MapPost("/open", (Who who) =>
        {
            var account = world.Account(who.AppId, who.User);
            return new IssuedCode(world.Codes.OpenApp(account), account.OpenId);
        });
        control.MapPost("/phone-code", (Who who) => new IssuedCode(world.Codes.TapPhone(world.Account(who.AppId, who.User))));
        control.MapPost("/blocked", (Standing standing) => Describe(Block(world.Account(standing.AppId, standing.User), standing.Blocked)));
        control.MapPost("/consent", async (ConsentTap tap) =>
        {
            var outcome = Consent.Tap(world, tap);
            if (tap.WaitForPush && outcome.Push is { } push)
                await push.WhenFinished();
            return outcome;
        });
        control.MapPost("/settings", (SettingsChange change) => Change(world, change));
        control.MapGet("/settings", (string user, string? appId) => Settings(world.Account(appId, user)));
        control.MapPost("/links/open", (LinkTap tap) => world.Links.Open(tap.Url) is { } link ? Results.Ok(link) : Results.NotFound());
    }

    static object Describe(Account account) => new { user = account.User, appId = account.App.AppId, openid = account.OpenId, blocked = account.Blocked };

    static Account Block(Account account, bool blocked)
    {
        account.Blocked = blocked;
        return account;
    }

    static JsonObject Change(World world, SettingsChange change)
    {
        var account = world.Account(change.AppId, change.User);
        if (change.MainSwitch is { } on)
            account.MainSwitch = on;
        if (change.Refuse is { Count: > 0 } refused)
            Consent.RefuseInSettings(world, account, refused);
        lock (account.Gate)
            foreach (var id in change.Forget ?? [])
                account.Kept.Remove(id);
        return Settings(account);
    }

    // As wx.getSetting shows it: only choices that are kept.
    static JsonObject Settings(Account account)
    {
        lock (account.Gate)
            return new JsonObject
            {
                ["mainSwitch"] = account.MainSwitch,
                ["itemSettings"] = new JsonObject(account.Kept.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
            };
    }
}

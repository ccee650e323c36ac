using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Makes trouble: faults, dead tokens, switches, bans, time.</summary>
internal static class TroubleControl
{
    public sealed record TokenKill(string? AppId = null, bool Stuck = false);

    public sealed record Ban(string TemplateId, bool Banned, string? AppId = null);

    public sealed record Moment(DateTimeOffset Now);

    public sealed record Step(double Seconds);

    public static void Map(RouteGroupBuilder control, World world)
    {
        control.MapPost("/faults", (Fault[] faults) =>
        {
            foreach (var fault in faults)
                world.Faults.Add(fault);
        });
        control.MapGet("/faults", () => world.Faults.Pending());
        control.MapDelete("/faults", () => world.Faults.Clear());
        control.MapPost("/tokens/someone-else-refreshed", (TokenKill kill) => world.Tokens.SomeoneElseRefreshed(world.App(kill.AppId).AppId, kill.Stuck));
        control.MapPost("/templates/ban", (Ban ban) => { world.App(ban.AppId).Templates[ban.TemplateId].Banned = ban.Banned; });

        control.MapGet("/switches", () => world.Switches);
        control.MapPatch("/switches", (JsonElement patch) => world.Switches = Json.Overlay(world.Switches, patch));
        control.MapGet("/soak", () => world.Soak);
        control.MapPatch("/soak", (JsonElement patch) => world.Soak = Json.Overlay(world.Soak, patch));
        control.MapPatch("/apps/{appId}", (string appId, JsonElement patch) =>
        {
            var app = world.Apps[appId];
            app.Options = Json.Overlay(app.Options, patch) with { AppId = appId };
        });

        control.MapGet("/clock", () => new Moment(world.Clock.GetUtcNow()));
        control.MapPost("/clock/advance", (Step step) =>
        {
            world.Clock.Advance(TimeSpan.FromSeconds(step.Seconds));
            return new Moment(world.Clock.GetUtcNow());
        });
    }
}

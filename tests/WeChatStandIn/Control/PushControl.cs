using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Plays the platform's push service: extra events, copies, disorder, forgeries.</summary>
internal static class PushControl
{
    /// <summary>Any event: about the user named (in OpenID), with the given fields.</summary>
    public sealed record FreeEvent(string Event, string? User = null, string? AppId = null, JsonElement? Fields = null, int DelayMs = 0);

    /// <summary>Two popup events of one user in one second, each about one template.</summary>
    public sealed record Twins(string User, string FirstTemplateId, string SecondTemplateId, string? AppId = null);

    public sealed record Copies(IReadOnlyList<long>? Ids = null, string? Event = null, string? Openid = null, int Times = 1, bool Shuffled = false, int DelayMs = 0);

    public sealed record Release(bool Shuffled = false);

    public sealed record Quiet(bool Idle);

    public sealed record LetGo(int Released);

    public sealed record Hostility(IReadOnlyList<HostileKind>? Kinds = null, string? AppId = null, string? Message = null);

    public sealed record Verification(bool Good = true, string? AppId = null);

    public static void Map(RouteGroupBuilder control, World world)
    {
        var pushes = control.MapGroup("/pushes");
        pushes.MapGet("", (string? @event, string? openid) => Found(world, null, @event, openid).Select(Describe).ToList());
        pushes.MapGet("/idle", async (int? timeoutMs) => new Quiet(await world.Pushes.WhenIdleAsync(TimeSpan.FromMilliseconds(timeoutMs ?? 10_000))));
        pushes.MapPost("/send", (FreeEvent free) => SendFree(world, free));
        pushes.MapPost("/twins", (Twins twins) => SendTwins(world, twins));
        pushes.MapPost("/redeliver", (Copies copies) => world.Pushes
            .Redeliver(Found(world, copies.Ids, copies.Event, copies.Openid), copies.Times, copies.Shuffled, TimeSpan.FromMilliseconds(copies.DelayMs))
            .Select(record => record.Id).ToList());
        pushes.MapPost("/hold", () => { world.Pushes.Holding = true; });
        pushes.MapPost("/release", (Release release) => new LetGo(world.Pushes.Release(release.Shuffled)));
        pushes.MapPost("/hostile", (Hostility hostility) => SendHostileAsync(world, hostility));
        pushes.MapPost("/verify", (Verification verification) => world.Pushes.VerifyAsync(world.App(verification.AppId), verification.Good));
        control.MapPost("/deliveries/fail", (DeliveryFailure failure) => world.Pushes.FailDelivery(failure));
    }

    static IEnumerable<PushRecord> Found(World world, IReadOnlyList<long>? ids, string? name, string? openId) => world.Pushes.Records
        .Where(record => (ids is null || ids.Contains(record.Id)) && (name is null || record.Event == name) && (openId is null || record.OpenId == openId));

    static object Describe(PushRecord record) => new
    {
        id = record.Id,
        appId = record.AppId,
        @event = record.Event,
        openid = record.OpenId,
        body = record.Body,
        queuedAt = record.QueuedAt,
        attempts = record.Attempts,
        succeeded = record.Succeeded,
        finished = record.IsFinished,
    };

    static object SendFree(World world, FreeEvent free)
    {
        var app = world.App(free.AppId);
        var fields = free.Fields is { ValueKind: JsonValueKind.Object } given ? JsonNode.Parse(given.GetRawText())!.AsObject() : [];
        if (free.User is not null)
            fields["OpenID"] = world.Account(free.AppId, free.User).OpenId;
        fields["AppID"] ??= app.AppId;
        var record = world.Pushes.Enqueue(app, PushMessages.FromPlatform(world, app, free.Event, fields), TimeSpan.FromMilliseconds(free.DelayMs));
        return new { id = record?.Id };
    }

    static List<long> SendTwins(World world, Twins twins)
    {
        var account = world.Account(twins.AppId, twins.User);
        var at = world.Clock.GetUtcNow();
        return [.. ((string[])[twins.FirstTemplateId, twins.SecondTemplateId])
            .Select(id => world.Pushes.Enqueue(account.App, PushMessages.Popup(world, account, [(id, "reject")], 0, at), TimeSpan.Zero))
            .OfType<PushRecord>().Select(record => record.Id)];
    }

    static async Task<object> SendHostileAsync(World world, Hostility hostility)
    {
        var app = world.App(hostility.AppId);
        var message = hostility.Message ?? PushMessages.FromPlatform(world, app, "user_info_modified", []).Json;
        var answers = new SortedDictionary<string, PushAttempt>(StringComparer.Ordinal);
        foreach (var kind in hostility.Kinds ?? Enum.GetValues<HostileKind>())
            answers[kind.ToString()] = await HostilePushes.SendAsync(world, app, kind, message);
        return answers;
    }
}

using System.Text.Json;

namespace JobAssist.Mobile.SmsStandIn;

/// <summary>The test's own door: everything the vendor would never offer.</summary>
internal static class ControlEndpoints
{
    const int MostPerPage = 10_000;

    public sealed record Health(IReadOnlyList<string> Apps, DateTimeOffset Now);

    public sealed record JournalPage(IReadOnlyList<JournalEntry> Entries, long? Next);

    public sealed record Moment(DateTimeOffset Now);

    public sealed record Step(double Seconds);

    public sealed record Order(bool Shuffled = false);

    public sealed record Copies(int Times = 1, bool Shuffled = false);

    public sealed record RawPush(string Body);

    public sealed record Quantity(int Count);

    public sealed record Quiet(bool Idle);

    public static void MapControl(this IEndpointRouteBuilder app, World world)
    {
        var control = app.MapGroup("/__control");
        control.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (Exception e) when (e is KeyNotFoundException or ArgumentException or JsonException)
            {
                return Results.BadRequest(new { error = e.Message });
            }
        });
        MapWorld(control, world);
        MapReceipts(control.MapGroup("/receipts"), world.Receipts);
        control.MapFallback("{*rest}", () => Results.NotFound(new { error = "no such control call" }));
    }

    static void MapWorld(RouteGroupBuilder control, World world)
    {
        control.MapGet("/health", () => new Health([.. world.Apps.Keys], world.Clock.GetUtcNow()));
        control.MapGet("/journal", (string? phone, string? template, string? code, bool? accepted, long? after, int? limit) => Page(
            world.Journal.Entries().Where(entry => (phone is null || entry.Phone == phone) && (template is null || entry.TemplateId == template)
                && (code is null || entry.Code == code) && (accepted is null || entry.SerialNo is not null == accepted) && entry.Seq > (after ?? 0)),
            Math.Clamp(limit ?? 1000, 1, MostPerPage)));
        control.MapDelete("/journal", () => world.Journal.Clear());

        control.MapPost("/faults", (Fault[] faults) =>
        {
            foreach (var fault in faults)
                world.Faults.Add(fault);
        });
        control.MapGet("/faults", () => world.Faults.Pending());
        control.MapDelete("/faults", () => world.Faults.Clear());

        control.MapGet("/limits", () => world.Limits);
        control.MapPatch("/limits", (JsonElement patch) => world.Limits = Json.Overlay(world.Limits, patch));
        control.MapPatch("/apps/{appId}", (string appId, JsonElement patch) => { world.Apps[appId] = Json.Overlay(world.Apps[appId], patch) with { SdkAppId = appId }; });

        control.MapGet("/clock", () => new Moment(world.Clock.GetUtcNow()));
        control.MapPost("/clock/advance", (Step step) =>
        {
            world.Clock.Advance(TimeSpan.FromSeconds(step.Seconds));
            return new Moment(world.Clock.GetUtcNow());
        });
    }

    static void MapReceipts(RouteGroupBuilder receipts, ReceiptSender sender)
    {
        receipts.MapGet("", () => sender.Pushes);
        receipts.MapGet("/idle", async (int? timeoutMs) => new Quiet(await sender.WhenIdleAsync(TimeSpan.FromMilliseconds(timeoutMs ?? 10_000))));
        receipts.MapPost("/fail", (DeliveryFailure failure) => sender.FailDelivery(failure));
        receipts.MapPost("/hold", () => { sender.Holding = true; });
        receipts.MapPost("/release", (Order order) => new Quantity(sender.Release(order.Shuffled)));
        receipts.MapPost("/redeliver", (Copies copies) => new Quantity(sender.Redeliver(copies.Times, copies.Shuffled)));
        receipts.MapPost("/raw", (RawPush push) => sender.PushRawAsync(push.Body));
    }

    static JournalPage Page(IEnumerable<JournalEntry> entries, int size)
    {
        var found = entries.Take(size + 1).ToList();
        return found.Count <= size ? new JournalPage(found, null) : new JournalPage(found[..size], found[size - 1].Seq);
    }
}

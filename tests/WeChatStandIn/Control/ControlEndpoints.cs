namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>The test's own door: everything WeChat would never offer.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder app, World world)
    {
        var control = app.MapGroup("/__control");
        control.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (Exception e) when (e is KeyNotFoundException or ArgumentException or System.Text.Json.JsonException)
            {
                return Results.BadRequest(new { error = e.Message });
            }
        });
        PhoneControl.Map(control, world);
        JournalControl.Map(control, world);
        TroubleControl.Map(control, world);
        PushControl.Map(control, world);
        control.MapFallback("{*rest}", () => Results.NotFound(new { error = "no such control call" }));
    }
}

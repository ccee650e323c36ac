using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>media_check_async: fetches the address itself and pushes the verdict later.</summary>
internal static class MediaCheckEndpoint
{
    public static IEnumerable<ApiRoute> Routes { get; } = [ApiRoute.Post("/wxa/media_check_async", Check)];

    static ApiAnswer Check(ApiCall call)
    {
        if (call.Number("version") is not 2)
            return ApiAnswer.Error(40097, "invalid args version");
        if (call.Number("scene") is not (>= 1 and <= 4))
            return ApiAnswer.Error(40129, "invalid scene");
        if (call.Number("media_type") is not (1 or 2))
            return ApiAnswer.Error(40004, "invalid media type");
        if (!Uri.TryCreate(call.Text("media_url"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return ApiAnswer.Error(87020, "invalid media_url");
        if (Readers.Refuse(call) is { } refusal)
            return refusal;
        var traceId = $"{Chance.Hex(8)}-{Chance.Hex(8)}-{Chance.Hex(8)}";
        _ = FetchAndPushAsync(call.World, call.App, url, traceId);
        return ApiAnswer.Ok(new JsonObject { ["trace_id"] = traceId });
    }

    static async Task FetchAndPushAsync(World world, MiniApp app, Uri url, string traceId)
    {
        var fetched = await CanFetchAsync(world, url);
        var risky = world.Options.Words.RiskyMedia.Any(word => url.AbsoluteUri.Contains(word, StringComparison.Ordinal));
        world.Pushes.Enqueue(app, PushMessages.MediaCheck(world, app, traceId, fetched ? 0 : -1008, risky), TimeSpan.FromMilliseconds(world.Options.SentEventDelayMs));
    }

    static async Task<bool> CanFetchAsync(World world, Uri url)
    {
        try
        {
            using var client = world.Http.CreateClient(StandInHost.PushClient);
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            using var response = await client.GetAsync(url, timeout.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}

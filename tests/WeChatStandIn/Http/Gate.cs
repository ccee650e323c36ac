using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>What every call passes: transport rules, scripted faults, token, quota, body, handler, journal, answer.</summary>
internal sealed class Gate(World world)
{
    public async Task HandleAsync(HttpContext http, ApiRoute route)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.ContentLength is null)
        {
            Record(new ApiCall(world, route, http.Request.Query, RequestBody.Empty, null) { Note = "chunked" }, 0);
            world.Tally.Count("chunked");
            http.Response.StatusCode = StatusCodes.Status412PreconditionFailed;
            http.Response.ContentLength = 0;
            return;
        }
        var body = await RequestBody.ReadAsync(http.Request);
        var call = new ApiCall(world, route, http.Request.Query, body, http.Connection.RemoteIpAddress);
        if (body.HasEscapedLetters)
            world.Tally.Count("escapedUnicode");
        if (world.Soak.LatencyMaxMs > 0)
            await Task.Delay(world.Chance.Between(world.Soak.LatencyMinMs, world.Soak.LatencyMaxMs));

        var fault = world.Faults.Take(armed => armed.Matches(route.Path, call.OpenId));
        if (fault is { After: false })
        {
            call.Note = $"fault before: {fault.Kind}";
            if (fault.Kind != FaultKind.Delay)
                Record(call, fault.Kind == FaultKind.ErrCode ? fault.ErrCode : 0);
            if (await PlayAsync(http, fault))
                return;
        }
        var answer = await AnswerAsync(call, http.Request.Method);
        if (fault is { After: true })
            call.Note = $"fault after: {fault.Kind}";
        Record(call, answer.ErrCode);
        if (fault is { After: true } && await PlayAsync(http, fault))
            return;
        await WriteAsync(http, answer, route.ContentType ?? answer.ContentType);
    }

    /// <summary>The platform's own words for a path it does not know.</summary>
    public static Task RefuseUnknownPathAsync(HttpContext http) =>
        WriteAsync(http, ApiAnswer.Error(40066, "invalid url"), "application/json; encoding=utf-8");

    async ValueTask<ApiAnswer> AnswerAsync(ApiCall call, string method)
    {
        if (method != call.Route.Method)
            return call.Route.Method == "POST" ? ApiAnswer.Error(43002, "require POST method") : ApiAnswer.Error(43001, "require GET method");
        if (call.Route.NeedsToken)
        {
            var (app, refusal) = world.Tokens.Check(call.Query("access_token"));
            if (app is null)
                return refusal!;
            call.App = app;
            if (world.Quota.Take(app.AppId, call.Route.Path) is { } spent)
                return spent;
        }
        if (world.Chance.Happens(world.Soak.BusyShare))
            return ApiAnswer.Error(-1, "system error");
        if (method == "POST")
        {
            if (call.Body.Raw.Length == 0)
                return ApiAnswer.Error(44002, "empty post data");
            if (call.Body.Json is not { ValueKind: JsonValueKind.Object })
                return ApiAnswer.Error(47001, "data format error");
        }
        return await call.Route.Handle(call);
    }

    static Task<bool> PlayAsync(HttpContext http, Fault fault)
    {
        var refusal = ApiAnswer.Error(fault.ErrCode, fault.Message);
        return FaultPlay.TryAnswerAsync(http, fault, refusal.ContentType, "{\"errcode\":0,\"errms", refusal.Bytes);
    }

    void Record(ApiCall call, int errCode)
    {
        world.Journal.Append(call.Entry(errCode));
        world.Tally.Count($"{call.Route.Path} {errCode}");
    }

    // The caller may be gone by now (killed, timed out); what it asked for has happened all the same.
    static async Task WriteAsync(HttpContext http, ApiAnswer answer, string contentType)
    {
        http.Response.ContentType = contentType;
        http.Response.ContentLength = answer.Bytes.Length;
        await http.Response.Body.WriteAsync(answer.Bytes);
    }
}

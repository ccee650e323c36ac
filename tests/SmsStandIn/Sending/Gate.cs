using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.SmsStandIn;

/// <summary>What every call passes: method, signature, action, rate, body, scripted faults, numbers one by one, journal, answer.</summary>
internal sealed class Gate(World world)
{
    const string JsonType = "application/json";

    public async Task HandleAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer);
        var body = buffer.ToArray();
        var requestId = Guid.CreateVersion7().ToString();

        if (RefuseCall(http.Request, body, out var secretId) is { } refusal)
        {
            await RefuseAsync(http, refusal, requestId);
            return;
        }
        if (!SendRequest.TryRead(body, out var request, out var fault))
        {
            await RefuseAsync(http, fault, requestId);
            return;
        }

        var accident = world.Faults.Take(armed => armed.Matches(request.Phones));
        if (accident is { After: false })
        {
            if (accident.Kind != FaultKind.Delay)
                Record(request, request.Phones.Select(phone => Status.Refused(phone, accident.Kind == FaultKind.ErrCode ? accident.Code : "")), $"fault before: {accident.Kind}");
            if (await PlayAsync(http, accident, request, requestId))
                return;
        }

        var statuses = request.Phones.Select(phone => Sending.Send(world, secretId!, request, phone)).ToList();
        Record(request, statuses, accident is null ? null : $"fault {(accident.After ? "after" : "before")}: {accident.Kind}");
        foreach (var accepted in statuses.Where(status => status.SerialNo.Length > 0))
            world.Receipts.Report(accepted.Phone, accepted.SerialNo, request.Reference);
        if (accident is { After: true } && await PlayAsync(http, accident, request, requestId))
            return;
        await WriteAsync(http, Answer.Statuses(statuses, request.Reference, requestId));
    }

    string? RefuseCall(HttpRequest request, byte[] body, out string? secretId)
    {
        secretId = null;
        if (request.Path != "/" || !HttpMethods.IsPost(request.Method))
            return "UnsupportedProtocol";
        if (request.Headers["X-TC-Action"].Count == 0 || request.Headers["X-TC-Version"].Count == 0 || request.Headers["X-TC-Region"].Count == 0)
            return "MissingParameter";
        (secretId, var refused) = Tc3.Check(request, body, world);
        if (refused is not null)
            return refused;
        if (request.Headers["X-TC-Action"] != "SendSms")
            return "InvalidAction";
        if (request.Headers["X-TC-Version"] != "2021-01-11")
            return "NoSuchVersion";
        if (request.ContentType?.Split(';')[0].Trim() != JsonType)
            return "InvalidRequest";
        return world.Counters.TakeCall() ? null : "RequestLimitExceeded";
    }

    void Record(SendRequest request, IEnumerable<Status> statuses, string? note)
    {
        foreach (var status in statuses)
            world.Journal.Append(new JournalEntry
            {
                At = world.Clock.GetUtcNow(),
                AppId = request.AppId,
                Phone = status.Phone,
                TemplateId = request.TemplateId,
                Parameters = request.Parameters,
                Text = status.Text,
                Code = status.Code,
                SerialNo = status.SerialNo.Length > 0 ? status.SerialNo : null,
                Fee = status.Fee,
                Reference = request.Reference,
                Note = note,
            });
    }

    Task RefuseAsync(HttpContext http, string code, string requestId)
    {
        world.Journal.Append(new JournalEntry { At = world.Clock.GetUtcNow(), Code = code });
        return WriteAsync(http, Answer.Error(code, requestId));
    }

    static Task<bool> PlayAsync(HttpContext http, Fault fault, SendRequest request, string requestId)
    {
        var refusal = fault.AsError
            ? Answer.Error(fault.Code, requestId)
            : Answer.Statuses([.. request.Phones.Select(phone => Status.Refused(phone, fault.Code))], request.Reference, requestId);
        return FaultPlay.TryAnswerAsync(http, fault, JsonType, "{\"Response\":{\"SendStatusSet\":[{\"Code\":\"Ok\",\"Ser", JsonSerializer.SerializeToUtf8Bytes(refusal));
    }

    // The caller may be gone by now (killed, timed out); what it asked for has happened all the same.
    static async Task WriteAsync(HttpContext http, JsonObject answer)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, Json.Wire);
        http.Response.ContentType = JsonType;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes);
    }
}

/// <summary>The two forms of an answer; both are HTTP 200.</summary>
internal static class Answer
{
    public static JsonObject Error(string code, string requestId) => new()
    {
        ["Response"] = new JsonObject
        {
            ["Error"] = new JsonObject { ["Code"] = code, ["Message"] = $"stand-in: {code}" },
            ["RequestId"] = requestId,
        },
    };

    public static JsonObject Statuses(IReadOnlyList<Status> statuses, string? reference, string requestId) => new()
    {
        ["Response"] = new JsonObject
        {
            ["SendStatusSet"] = new JsonArray([.. statuses.Select(status => new JsonObject
            {
                ["SerialNo"] = status.SerialNo,
                ["PhoneNumber"] = status.Phone,
                ["Fee"] = status.Fee,
                ["SessionContext"] = reference ?? "",
                ["Code"] = status.Code,
                // The vendor's sentences may name the number too.
                ["Message"] = status.Code == "Ok" ? "send success" : $"{status.Code} for {status.Phone}",
                ["IsoCode"] = "CN",
            })]),
            ["RequestId"] = requestId,
        },
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>The template library; every path has a tiny daily quota.</summary>
internal static class TemplateEndpoints
{
    const int FirstTid = 1001;

    public static IEnumerable<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get("/wxaapi/newtmpl/gettemplate", List),
        ApiRoute.Get("/wxaapi/newtmpl/getcategory", _ => ApiAnswer.Ok(new JsonObject { ["data"] = new JsonArray(new JsonObject { ["id"] = 616, ["name"] = "人力资源" }) })),
        ApiRoute.Get("/wxaapi/newtmpl/getpubtemplatetitles", Titles),
        ApiRoute.Get("/wxaapi/newtmpl/getpubtemplatekeywords", Keywords),
        ApiRoute.Post("/wxaapi/newtmpl/addtemplate", Add),
        ApiRoute.Post("/wxaapi/newtmpl/deltemplate", Delete),
    ];

    static ApiAnswer List(ApiCall call) => ApiAnswer.Ok(new JsonObject
    {
        ["data"] = new JsonArray([.. call.App.Templates.Values.OrderBy(template => template.Id, StringComparer.Ordinal).Select(Row)]),
    });

    static JsonNode Row(Template template)
    {
        var row = new JsonObject
        {
            ["priTmplId"] = template.Id,
            ["title"] = template.Title,
            ["content"] = template.Options.Content,
            ["example"] = template.Options.Content,
            ["type"] = template.Options.Type,
        };
        if (template.Options.EnumValues.Count > 0)
            row["keywordEnumValueList"] = new JsonArray([.. template.Options.EnumValues.Select(pair => (JsonNode)new JsonObject
            {
                ["keywordCode"] = $"{pair.Key}.DATA",
                ["enumValueList"] = new JsonArray([.. pair.Value.Select(value => (JsonNode)value)]),
            })]);
        return row;
    }

    static ApiAnswer Titles(ApiCall call)
    {
        var library = call.App.Options.Templates;
        var data = library.Select((template, index) => (JsonNode)new JsonObject
        {
            ["tid"] = FirstTid + index,
            ["title"] = template.Title,
            ["type"] = template.Type,
            ["categoryId"] = "616",
        });
        return ApiAnswer.Ok(new JsonObject { ["count"] = library.Count, ["data"] = new JsonArray([.. data]) });
    }

    static ApiAnswer Keywords(ApiCall call)
    {
        if (Library(call, call.Query("tid")) is not { } template)
            return ApiAnswer.Error(200014, "invalid tid");
        var data = new Template(template).Keys.Select((key, index) => (JsonNode)new JsonObject
        {
            ["kid"] = index + 1,
            ["name"] = key,
            ["example"] = key,
            ["rule"] = key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
        });
        return ApiAnswer.Ok(new JsonObject { ["data"] = new JsonArray([.. data]) });
    }

    static ApiAnswer Add(ApiCall call)
    {
        if (Library(call, call.Text("tid")) is not { } template)
            return ApiAnswer.Error(200014, "invalid tid");
        var lines = template.Content.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (call.Member("kidList") is not { ValueKind: JsonValueKind.Array } kids || kids.GetArrayLength() is < 2 or > 5
            || kids.EnumerateArray().Any(kid => !kid.TryGetInt32(out var number) || number < 1 || number > lines.Length))
            return ApiAnswer.Error(200020, "invalid kidList");
        if (call.Text("sceneDesc") is { Length: > 15 })
            return ApiAnswer.Error(200021, "invalid sceneDesc");
        if (call.App.Templates.Count >= 25)
            return ApiAnswer.Error(200012, "too many private templates");
        var id = Chance.Letters(43);
        var content = string.Join('\n', kids.EnumerateArray().Select(kid => lines[kid.GetInt32() - 1])) + "\n";
        call.App.Templates[id] = new Template(template with { Id = id, Content = content });
        return ApiAnswer.Ok(new JsonObject { ["priTmplId"] = id });
    }

    static ApiAnswer Delete(ApiCall call) =>
        call.Text("priTmplId") is { } id && call.App.Templates.TryRemove(id, out _) ? ApiAnswer.Ok() : ApiAnswer.Error(200014, "invalid template");

    static TemplateOptions? Library(ApiCall call, string? tid) =>
        int.TryParse(tid, out var number) && number >= FirstTid && number < FirstTid + call.App.Options.Templates.Count
            ? call.App.Options.Templates[number - FirstTid]
            : null;
}

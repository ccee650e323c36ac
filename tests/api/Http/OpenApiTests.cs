using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.Api.Tests.Http;

/// <summary>The published contract: valid, complete, and changed only on purpose.</summary>
public sealed class OpenApiTests(MobileApp app) : IClassFixture<MobileApp>
{
    private static readonly string[] Methods = ["get", "post", "put", "delete", "patch"];

    [Fact]
    public async Task The_contract_is_the_approved_one()
    {
        var received = Readable((await app.Anybody.GetAsync("/openapi/v1.json")).Json);
        var approved = Path.Combine(Folder(), "openapi.approved.json");

        if (!File.Exists(approved) || await File.ReadAllTextAsync(approved) != received)
        {
            var file = Path.Combine(Folder(), "openapi.received.json");
            await File.WriteAllTextAsync(file, received);
            Assert.Fail($"The contract changed. Look at the difference; if it is meant, move {file} over {approved}.");
        }
    }

    [Fact]
    public async Task It_is_OpenAPI_3_1_and_speaks_of_no_machine()
    {
        var document = await ReadAsync();

        Assert.StartsWith("3.1.", (string)document["openapi"]!, StringComparison.Ordinal);
        Assert.Equal("/", (string)document["servers"]![0]!["url"]!);
        Assert.NotNull(document["components"]!["securitySchemes"]!["session"]);
        Assert.Equal("string", (string)document["components"]!["schemas"]!["WeChatSignInRequest"]!["properties"]!["code"]!["type"]!);
        Assert.Equal(256, (int)document["components"]!["schemas"]!["WeChatSignInRequest"]!["properties"]!["code"]!["maxLength"]!);
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_in_Chinese_with_an_example_and_its_problems()
    {
        var operations = Operations(await ReadAsync());

        Assert.NotEmpty(operations);
        Assert.Empty(operations.SelectMany(operation => WhatIsMissing(operation.Name, operation.Json)));
    }

    [Fact]
    public async Task No_two_operations_have_the_same_name()
    {
        var ids = Operations(await ReadAsync()).Select(operation => (string?)operation.Json["operationId"]).Where(id => id is not null).ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_ids_are_uuids()
    {
        var document = await ReadAsync();
        var references = References(document).Distinct().ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(reference.Split('/').Skip(1).Aggregate((JsonNode?)document, (node, part) => node?[part])));
        Assert.Equal("uuid", (string)document["paths"]!["/v1/postings/{id}"]!["get"]!["parameters"]![0]!["schema"]!["format"]!);
    }

    [Fact]
    public async Task There_is_a_page_to_explore_it()
    {
        var page = await app.Anybody.GetAsync("/docs/index.html");

        Assert.Equal((200, "text/html"), (page.Status, page.ContentType));
    }

    private static IEnumerable<string> WhatIsMissing(string name, JsonNode operation)
    {
        if (!IsChinese(operation["summary"])) yield return $"{name}: no summary";
        if (!IsChinese(operation["description"])) yield return $"{name}: no description";
        if (operation["tags"] is not JsonArray { Count: 1 }) yield return $"{name}: needs one tag";
        if ((string?)operation["responses"]?["500"]?["$ref"] != "#/components/responses/Problem500") yield return $"{name}: no problems";
        if (operation["requestBody"]?["content"] is JsonObject body && body.Any(media => media.Key == "application/json" && media.Value!["example"] is null)) yield return $"{name}: no example of its body";
        foreach (var (status, response) in operation["responses"]!.AsObject())
            if (status.StartsWith('2') && response!["content"] is JsonObject content && content.Any(media => media.Key == "application/json" && media.Value!["example"] is null)) yield return $"{name}: no example of its answer";
    }

    private static bool IsChinese(JsonNode? text) => text is not null && ((string)text!).Any(c => c is >= '\u4e00' and <= '\u9fff');

    private static List<(string Name, JsonNode Json)> Operations(JsonNode document) =>
        [.. from path in document["paths"]!.AsObject() from operation in path.Value!.AsObject() where Methods.Contains(operation.Key) select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!)];

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => member is { Key: "$ref", Value: JsonValue value } ? [(string)value!] : References(member.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private async Task<JsonNode> ReadAsync() => (await app.Anybody.GetAsync("/openapi/v1.json")).Json;

    private static string Readable(JsonNode document) =>
        document.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "Approved");
}

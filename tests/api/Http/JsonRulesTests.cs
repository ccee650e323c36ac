using System.Text.Json;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Api.Tests.Http;

/// <summary>The rules of reading and writing, with members that no endpoint has yet.</summary>
public sealed class JsonRulesTests
{
    private static readonly JsonSerializerOptions Json = Make();

    [Fact]
    public void What_may_be_null_may_be_left_out() =>
        Assert.Equal(new Sample("必填", null, null, null, null, null, null), JsonSerializer.Deserialize<Sample>("""{"must":"必填"}""", Json));

    [Fact]
    public void Values_of_the_domain_travel_plainly_and_come_back()
    {
        var sample = new Sample("䶮·昭通", WorkerId.From(new Guid("0193577e-8c00-7000-8000-000000000001")), PayBasis.Month, new NoticeSlot(2026, 12, 1), new DateOnly(2026, 2, 28), 500_000, null);

        var text = JsonSerializer.Serialize(sample, Json);

        Assert.Equal("""{"must":"䶮·昭通","worker":"0193577e-8c00-7000-8000-000000000001","basis":"month","slot":"2026-12-H1","day":"2026-02-28","fen":500000}""", text);
        Assert.Equal(sample, JsonSerializer.Deserialize<Sample>(text, Json));
    }

    [Theory]
    [InlineData("\"basis\":77", "basis enum.unknown")]
    [InlineData("\"basis\":\"year\"", "basis enum.unknown")]
    [InlineData("\"fen\":1e20", "fen number.range")]
    [InlineData("\"fen\":2147483648", "fen number.range")]
    [InlineData("\"fen\":0.5", "fen number.range")]
    [InlineData("\"fen\":\"500\"", "fen number.range")]
    [InlineData("\"day\":\"2026-02-30\"", "day date.invalid")]
    [InlineData("\"day\":\"0000-00-00\"", "day date.invalid")]
    [InlineData("\"slot\":\"2026-13-H1\"", "slot slot.invalid")]
    [InlineData("\"worker\":\"x\"", "worker id.invalid")]
    [InlineData("\"inner\":{\"yes\":\"yes\"}", "inner.yes boolean.invalid")]
    [InlineData("\"inner\":{\"yes\":true,\"no\":true}", "inner.no json.unknown_member")]
    [InlineData("\"many\":[\"day\",\"year\"]", "many[1] enum.unknown")]
    [InlineData("\"inner\":[]", "inner json.type")]
    [InlineData("\"inner\":{}", "inner.yes required")]
    [InlineData("\"must\":null", "must required")]
    public void What_cannot_be_read_names_its_field(string member, string expected)
    {
        var body = member.StartsWith("\"must\"", StringComparison.Ordinal) ? $"{{{member}}}" : $"{{\"must\":\"m\",{member}}}";

        var problem = JsonProblems.Of(Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Sample>(body, Json)));

        Assert.Equal(expected, string.Join(' ', problem.Errors.Select(error => $"{error.Field} {error.Code}")));
    }

    [Fact]
    public void An_unknown_word_is_answered_with_those_that_are_known()
    {
        var problem = JsonProblems.Of(Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Sample>("""{"must":"m","basis":"year"}""", Json)));

        Assert.Equal("只能填：month、day、hour、piece。", problem.Errors.Single().Message);
    }

    private static JsonSerializerOptions Make()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonRules.Apply(json);
        return json;
    }

    private sealed record Sample(string Must, WorkerId? Worker, PayBasis? Basis, NoticeSlot? Slot, DateOnly? Day, int? Fen, Inner? Inner, PayBasis[]? Many = null);

    private sealed record Inner(bool Yes);
}

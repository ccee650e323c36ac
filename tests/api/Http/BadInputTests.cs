using System.Text;

namespace JobAssist.Mobile.Api.Tests.Http;

/// <summary>What a hostile or broken client may send, and the one answer to each. Real endpoints, real server.</summary>
public sealed class BadInputTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string SignIn = "/v1/sessions/wechat";
    private const string Choose = "/v1/sessions/current/worker";

    [Theory]
    [InlineData("""{"code":"a\u0000bc"}""", "text.nul", "code")]
    [InlineData("""{"code":"a\ud800bc"}""", "text.surrogate", "code")]
    [InlineData("""{"code":"ab\u0007cd"}""", "text.control", "code")]
    [InlineData("""{"code":"ab\u202Ecd"}""", "text.control", "code")]
    [InlineData("""{"code":"ab\uDB40\uDC41cd"}""", "text.control", "code")]
    [InlineData("""{"code":"abcdef","isAdmin":true}""", "json.unknown_member", "isAdmin")]
    [InlineData("""{"code":"abcdef","code":"ghijkl"}""", "json.duplicate", "code")]
    [InlineData("""{"code":"abcdef","Code":"ghijkl"}""", "json.duplicate", "Code")]
    [InlineData("""{"code":null}""", "required", "code")]
    [InlineData("""{}""", "required", "code")]
    [InlineData("""{"code":12345}""", "text.expected", "code")]
    [InlineData("""{"code":["abcdef"]}""", "text.expected", "code")]
    [InlineData("""{"code":"abcdef"} tail""", "json.invalid", "$")]
    [InlineData("""{"code":"abcdef",}""", "json.invalid", "$")]
    [InlineData("""{"code":""", "json.invalid", "code")]
    [InlineData("""[1,2,3]""", "json.type", "$")]
    [InlineData("""null""", "required", "$")]
    [InlineData("""NaN""", "json.invalid", "$")]
    [InlineData("", "required", "$")]
    public async Task A_bad_body_is_told_apart_and_names_its_field(string body, string code, string field)
    {
        var reply = await app.Anybody.PostRawAsync(SignIn, body);

        Assert.Equal((400, code), (reply.Status, reply.Code));
        Assert.Equal(new[] { $"{field} {code}" }, reply.Errors);
        AssertFit(reply);
    }

    [Theory]
    [InlineData("""{"code":"ab"}""", "text.length")]
    [InlineData("""{"code":"     "}""", "text.length")]
    public async Task What_is_out_of_limits_names_field_and_limit(string body, string code)
    {
        var reply = await app.Anybody.PostRawAsync(SignIn, body);

        Assert.Equal((400, "validation"), (reply.Status, reply.Code));
        Assert.Equal(new[] { $"code {code}" }, reply.Errors);
        AssertFit(reply);
    }

    [Theory]
    [InlineData("\"not-an-id\"")]
    [InlineData("17")]
    [InlineData("\"{0193577e-8c00-7000-8000-000000000001}\"")]
    [InlineData("{\"value\":\"0193577e-8c00-7000-8000-000000000001\"}")]
    public async Task An_id_is_a_bare_guid_and_nothing_else(string id)
    {
        var phone = await app.SignInAsync();

        var reply = await phone.PostRawAsync(Choose, $$"""{"workerId":{{id}}}""");

        Assert.Equal((400, "id.invalid"), (reply.Status, reply.Code));
        AssertFit(reply);
    }

    [Fact]
    public async Task Arrays_nested_a_hundred_thousand_deep_are_refused()
    {
        var reply = await app.Anybody.PostRawAsync(SignIn, "{\"code\":" + new string('[', 100_000));

        Assert.Equal(400, reply.Status);
        AssertFit(reply);
    }

    [Fact]
    public async Task A_body_over_256_KB_is_413()
    {
        var reply = await app.Anybody.PostRawAsync(SignIn, $$"""{"code":"{{new string('a', 300_000)}}"}""");

        Assert.Equal((413, "body.too_large"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("application/json; charset=gb18030", 415, "charset.unsupported")]
    [InlineData("application/json; charset=utf-16", 415, "charset.unsupported")]
    [InlineData("text/plain", 415, "content_type.unsupported")]
    [InlineData("application/xml", 415, "content_type.unsupported")]
    [InlineData("application/x-www-form-urlencoded", 415, "content_type.unsupported")]
    [InlineData("application/json; charset=\"utf-8\"", 401, "wechat.code_invalid")]
    [InlineData("application/json;charset=UTF-8", 401, "wechat.code_invalid")]
    public async Task Only_JSON_in_UTF8_is_read(string contentType, int status, string code)
    {
        var reply = await app.Anybody.PostRawAsync(SignIn, """{"code":"abcdef"}""", contentType);

        Assert.Equal((status, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Bytes_of_GB18030_sent_as_UTF8_are_refused()
    {
        byte[] body = [.. "{\"code\":\""u8, 0xD5, 0xD1, 0xD1, 0xF4, .. "abc\"}"u8];

        var reply = await app.Anybody.PostRawAsync(SignIn, body, "application/json");

        Assert.Equal((400, "json.utf8"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_packed_body_is_refused_before_it_is_opened()
    {
        using var content = new ByteArrayContent([0x1F, 0x8B, 8, 0, 0, 0, 0, 0]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.ContentEncoding.Add("gzip");

        var reply = await app.Anybody.SendAsync(HttpMethod.Post, SignIn, content);

        Assert.Equal((415, "encoding.unsupported"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("/v1/postings?q=%00", 400, "text.nul")]
    [InlineData("/v1/postings?q=a%07b", 400, "text.control")]
    [InlineData("/v1/postings?q=%E2%80%AEabc", 400, "text.control")]
    [InlineData("/v1/postings?q=%ff%fe", 200, null)]
    [InlineData("/v1/postings?q=1&q=2", 400, "param.repeated")]
    [InlineData("/v1/postings?sort=password_hash%20desc;drop", 400, "param.unknown")]
    [InlineData("/v1/postings?limit=0", 400, "page.range")]
    [InlineData("/v1/postings?limit=101", 400, "page.range")]
    [InlineData("/v1/postings?limit=-1", 400, "page.range")]
    [InlineData("/v1/postings?limit=2147483648", 400, "page.range")]
    [InlineData("/v1/postings?limit=1e2", 400, "page.range")]
    [InlineData("/v1/postings?limit=%EF%BC%91", 400, "page.range")]
    [InlineData("/v1/postings?limit=1%0A", 400, "page.range")]
    [InlineData("/v1/postings?limit=", 400, "page.range")]
    [InlineData("/v1/postings?after=!!!", 400, "page.cursor")]
    [InlineData("/v1/postings?after=AAAA", 400, "page.cursor")]
    [InlineData("/v1/postings?after=", 400, "page.cursor")]
    [InlineData("/v1/postings?region=53", 400, "region.format")]
    [InlineData("/v1/postings?region=5306%25", 400, "region.format")]
    [InlineData("/v1/postings?region=%EF%BC%95%EF%BC%93%EF%BC%90%EF%BC%96%EF%BC%90%EF%BC%90", 400, "region.format")]
    [InlineData("/v1/postings?q=%25", 200, null)]
    [InlineData("/v1/postings?q='%20OR%201=1--", 200, null)]
    [InlineData("/v1/postings/-1", 404, "not_found")]
    [InlineData("/v1/postings/00000000-0000-0000-0000-000000000000", 404, "not_found")]
    [InlineData("/v1/postings/99999999999999999999", 404, "not_found")]
    [InlineData("/v1/postings/..%2F..%2Fetc", 404, "not_found")]
    [InlineData("/v1/notices/%E2%80%AE2222222", 400, "text.control")]
    [InlineData("/v1/duty/%25", 404, "not_found")]
    [InlineData("/v1/nothing-here", 404, "not_found")]
    [InlineData("/", 404, "not_found")]
    public async Task Every_address_has_one_answer(string address, int status, string? code)
    {
        var reply = await app.Anybody.GetAsync(address);

        Assert.Equal((status, code), (reply.Status, reply.Code));
        if (status != 200) AssertFit(reply);
    }

    [Fact]
    public async Task A_search_of_ten_thousand_characters_is_refused_by_its_length()
    {
        var reply = await app.Anybody.GetAsync("/v1/postings?q=" + new string('a', 5_000));

        Assert.Equal((400, "text.length"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("PUT", "/v1/postings")]
    [InlineData("TRACE", "/v1/postings")]
    [InlineData("DELETE", "/v1/sessions/wechat")]
    [InlineData("PATCH", "/v1/sessions/current")]
    public async Task A_method_that_is_not_there_is_405_for_everybody(string method, string address)
    {
        var reply = await app.Anybody.SendAsync(new HttpMethod(method), address, null);

        Assert.Equal((405, "method.not_allowed"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Zero_width_characters_that_came_along_with_copied_text_are_dropped()
    {
        var code = app.WeChat.OpenApp("o-copied");

        var reply = await app.Anybody.PostRawAsync(SignIn, $$"""{"code":"\u200B{{code}}\uFEFF"}""");

        Assert.Equal(200, reply.Status);
    }

    [Fact]
    public async Task Whatever_a_client_accepts_it_gets_a_problem_it_can_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/sessions/current");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var client = app.NewClient();
        using var response = await client.SendAsync(request);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("登录已失效", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static void AssertFit(Reply reply)
    {
        Assert.Equal("application/problem+json", reply.ContentType);
        Assert.Matches("[\u4e00-\u9fff]", (string)reply.Json["title"]!);
        Assert.Equal(32, ((string)reply.Json["traceId"]!).Length);
        Assert.Equal(reply.Status, (int)reply.Json["status"]!);
        foreach (var leak in (string[])["System.", "JobAssist", "Npgsql", "   at ", "Exception", "Path:"]) Assert.DoesNotContain(leak, reply.Text, StringComparison.Ordinal);
    }
}

namespace JobAssist.Mobile.SmsStandIn.Tests;

public class SignatureTests
{
    [Fact]
    public async Task A_rightly_signed_call_is_taken()
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal("Ok", (await sms.SendAsync()).Word);
    }

    [Fact]
    public async Task A_wrong_key_body_or_header_breaks_the_signature()
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal("AuthFailure.SignatureFailure", (await sms.SendAsync(TestStandIn.Body(), secretKey: "another")).Word);
        Assert.Equal("AuthFailure.SignatureFailure", (await sms.SendAsync(TestStandIn.Body(), request => request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"))).Word);
        Assert.Equal("AuthFailure.SignatureFailure", (await sms.SendAsync(TestStandIn.Body(), request => request.Headers.Host = "sms.example.com")).Word);
        Assert.Equal("AuthFailure.SignatureFailure", (await sms.SendAsync(TestStandIn.Body(), request =>
        {
            request.Content!.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        })).Word);
        Assert.DoesNotContain(sms.World.Journal.Entries(), entry => entry.SerialNo is not null);
    }

    [Theory]
    [InlineData("sms/tc3_request", "cvm/tc3_request", "AuthFailure.SignatureFailure")]
    [InlineData("2026-11-24", "2026-11-23", "AuthFailure.SignatureFailure")]
    [InlineData("content-type;host", "host", "AuthFailure.SignatureFailure")]
    [InlineData("content-type;host", "host;content-type", "AuthFailure.SignatureFailure")]
    [InlineData("content-type;host", "content-type;host;x-absent", "AuthFailure.SignatureFailure")]
    [InlineData("AKIDa", "AKIDnobody", "AuthFailure.SecretIdNotFound")]
    [InlineData("TC3-HMAC-SHA256", "TC3-HMAC-SHA1", "AuthFailure.InvalidAuthorization")]
    [InlineData("Signature=", "Signature=Z", "AuthFailure.InvalidAuthorization")]
    public async Task Every_part_of_the_authorization_counts(string from, string to, string code)
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal(code, (await sms.SendAsync(TestStandIn.Body(), request =>
        {
            var good = request.Headers.GetValues("Authorization").Single();
            Assert.Contains(from, good, StringComparison.Ordinal);
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", good.Replace(from, to, StringComparison.Ordinal));
        })).Word);
    }

    [Theory]
    [InlineData(-299, "Ok")]
    [InlineData(299, "Ok")]
    [InlineData(-301, "AuthFailure.SignatureExpire")]
    [InlineData(301, "AuthFailure.SignatureExpire")]
    public async Task A_timestamp_may_be_five_minutes_off(int seconds, string code)
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal(code, (await sms.SendAsync(TestStandIn.Body(), at: sms.Clock.GetUtcNow().AddSeconds(seconds))).Word);
    }

    [Fact]
    public async Task The_day_of_the_scope_is_that_of_UTC()
    {
        await using var sms = await TestStandIn.StartAsync();
        // In Beijing it is the 25th.
        sms.Clock.MoveTo(new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero));
        Assert.Equal("Ok", (await sms.SendAsync()).Word);
    }

    [Theory]
    [InlineData("X-TC-Action", null, "MissingParameter")]
    [InlineData("X-TC-Region", null, "MissingParameter")]
    [InlineData("X-TC-Version", "2019-07-11", "NoSuchVersion")]
    [InlineData("X-TC-Action", "SendVoice", "InvalidAction")]
    public async Task Action_version_and_region_are_asked_for(string header, string? value, string code)
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal(code, (await sms.SendAsync(TestStandIn.Body(), request =>
        {
            request.Headers.Remove(header);
            if (value is not null)
                request.Headers.Add(header, value);
        })).Word);
    }
}

using System.Net;

namespace JobAssist.Mobile.SmsStandIn.Tests;

public class FaultTests
{
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_cut_connection_tells_nothing_of_what_was_done(bool after, int sent)
    {
        await using var sms = await TestStandIn.StartAsync();
        await ScriptAsync(sms, new { kind = "cut", after });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => sms.SendAsync());
        Assert.Equal(sent, sms.World.Journal.Entries().Count(entry => entry.SerialNo is not null));
        Assert.StartsWith("fault ", Assert.Single(sms.World.Journal.Entries()).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_bad_answer_can_be_scripted()
    {
        await using var sms = await TestStandIn.StartAsync();
        await ScriptAsync(sms, new { kind = "status", status = 500, after = true }, new { kind = "malformed" }, new { kind = "empty" }, new { kind = "html" },
            new { kind = "errCode", code = "LimitExceeded.AppDailyLimit" }, new { kind = "errCode", code = "RequestLimitExceeded", asError = true }, new { kind = "delay", delayMs = 300 });
        Assert.Equal(HttpStatusCode.InternalServerError, (await sms.SendAsync()).Status);
        Assert.EndsWith("\"Ser", (await sms.SendAsync()).Text, StringComparison.Ordinal);
        Assert.Empty((await sms.SendAsync()).Text);
        Assert.Equal("text/html", (await sms.SendAsync()).ContentType);
        Assert.Equal("LimitExceeded.AppDailyLimit", (await sms.SendAsync()).Word);
        Assert.Equal("RequestLimitExceeded", (await sms.SendAsync()).Word);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        // The first of all was accepted although the caller saw 500.
        Assert.Equal("LimitExceeded.PhoneNumberThirtySecondLimit", (await sms.SendAsync()).Word);
        Assert.InRange(watch.ElapsedMilliseconds, 290, 5000);
    }

    [Fact]
    public async Task A_fault_waits_for_its_number()
    {
        await using var sms = await TestStandIn.StartAsync();
        await ScriptAsync(sms, new { kind = "errCode", code = "InternalError.Timeout", phone = "+8619900000002" });
        Assert.Equal("Ok", (await sms.SendAsync()).Word);
        Assert.Equal("InternalError.Timeout", (await sms.SendAsync("+8619900000002")).Word);
        Assert.Equal("Ok", (await sms.SendAsync("+8619900000002")).Word);
    }

    [Fact]
    public async Task A_line_is_in_the_file_before_the_answer_is_seen()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sms").FullName, "journal.jsonl");
        await using var sms = await TestStandIn.StartAsync(o => o with { JournalFile = file });
        for (var i = 1; i < 10; i++)
        {
            var serialNo = (await sms.SendAsync($"+861990000010{i}")).Serial;
            Assert.Contains(Journal.Read(file), entry => entry.SerialNo == serialNo && entry.Text == "【昭通就业】东莞市招装配普工。");
        }
    }

    [Fact]
    public async Task A_typo_in_a_control_call_is_seen()
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await sms.ControlAsync(HttpMethod.Post, "faults", new[] { new { kind = "cut", fone = "x" } })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sms.ControlAsync(HttpMethod.Get, "nonsense")).Status);
    }

    static Task<RawAnswer> ScriptAsync(TestStandIn sms, params object[] faults) => sms.ControlAsync(HttpMethod.Post, "faults", faults);
}

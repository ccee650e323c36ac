namespace JobAssist.Mobile.SmsStandIn.Tests;

public class LimitTests
{
    [Fact]
    public async Task The_same_text_reaches_a_number_once_in_thirty_seconds()
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal("Ok", (await sms.SendAsync()).Word);
        Assert.Equal("LimitExceeded.PhoneNumberThirtySecondLimit", (await sms.SendAsync()).Word);
        Assert.Equal("Ok", (await sms.SendAsync(parameters: ["深圳市", "普工"])).Word);
        Assert.Equal("Ok", (await sms.SendAsync("+8619900000002")).Word);
        sms.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("Ok", (await sms.SendAsync()).Word);
    }

    [Fact]
    public async Task A_number_gets_ten_messages_in_a_Beijing_day()
    {
        await using var sms = await TestStandIn.StartAsync();
        for (var i = 0; i < 10; i++)
            Assert.Equal("Ok", (await sms.SendAsync(parameters: [$"第{i}家", "普工"])).Word);
        Assert.Equal("LimitExceeded.PhoneNumberDailyLimit", (await sms.SendAsync()).Word);
        sms.Clock.MoveTo(new DateTimeOffset(2026, 11, 24, 15, 59, 59, TimeSpan.Zero));
        Assert.Equal("LimitExceeded.PhoneNumberDailyLimit", (await sms.SendAsync()).Word);
        sms.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Ok", (await sms.SendAsync()).Word);
    }

    [Fact]
    public async Task Other_limits_are_there_when_the_console_sets_them()
    {
        await using var sms = await TestStandIn.StartAsync();
        await sms.ControlAsync(HttpMethod.Patch, "limits", new { numberPerHour = 1, appPerDay = 2 });
        Assert.Equal("Ok", (await sms.SendAsync()).Word);
        Assert.Equal("LimitExceeded.PhoneNumberOneHourLimit", (await sms.SendAsync(parameters: ["深圳市", "普工"])).Word);
        Assert.Equal("Ok", (await sms.SendAsync("+8619900000002")).Word);
        Assert.Equal("LimitExceeded.AppDailyLimit", (await sms.SendAsync("+8619900000003")).Word);
    }

    [Fact]
    public async Task Balance_blacklist_and_rate_have_their_codes()
    {
        await using var sms = await TestStandIn.StartAsync();
        await sms.ControlAsync(HttpMethod.Patch, "apps/1400000001", new { balance = 1, doNotDisturb = new[] { "+8619900000009" } });
        Assert.Equal("FailedOperation.PhoneNumberInBlacklist", (await sms.SendAsync("+8619900000009")).Word);
        Assert.Equal("Ok", (await sms.SendAsync()).Word);
        Assert.Equal("FailedOperation.InsufficientBalanceInSmsPackage", (await sms.SendAsync("+8619900000002")).Word);
        await sms.ControlAsync(HttpMethod.Patch, "limits", new { callsPerSecond = 3 });
        Assert.Equal("RequestLimitExceeded", (await sms.SendAsync("+8619900000003")).Word);
    }

    [Fact]
    public async Task What_was_sent_before_a_restart_still_counts()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sms").FullName, "journal.jsonl");
        await using (var sms = await TestStandIn.StartAsync(o => o with { JournalFile = file }))
            Assert.Equal("Ok", (await sms.SendAsync()).Word);
        await File.AppendAllTextAsync(file, "{\"code\":\"half a li");
        await using (var sms = await TestStandIn.StartAsync(o => o with { JournalFile = file }))
            Assert.Equal("LimitExceeded.PhoneNumberThirtySecondLimit", (await sms.SendAsync()).Word);
        Assert.Equal(["Ok", "LimitExceeded.PhoneNumberThirtySecondLimit"], Journal.Read(file).Select(entry => entry.Code));
    }
}

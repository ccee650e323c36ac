using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Notifications.Sms;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.Sms;

/// <summary>What each answer of the vendor means for the person, the template and the account. The vendor's journal is the judge.</summary>
public sealed class SmsOutcomeTests : SmsTown
{
    [Theory]
    [InlineData("RequestLimitExceeded", "NotAccepted", true, InThreeDays)]
    [InlineData("LimitExceeded.PhoneNumberThirtySecondLimit", "NotAccepted", true, InThreeDays)]
    [InlineData("LimitExceeded.AppDailyLimit", "NotAccepted", true, InThreeDays)]
    [InlineData("FailedOperation.SignatureIncorrectOrUnapproved", "NotAccepted", true, InThreeDays)]
    [InlineData("InvalidParameterValue.IncorrectPhoneNumber", "Refused", false, NextDay)]
    [InlineData("FailedOperation.PhoneNumberInBlacklist", "Refused", false, NextDay)]
    [InlineData("FailedOperation.ContainSensitiveWord", "NotAccepted", false, NextDay)]
    [InlineData("InternalError.OtherError", "Unknown", false, InThreeDays)]
    [InlineData("cut", "Unknown", false, InThreeDays)]
    [InlineData("cut-after", "Unknown", false, InThreeDays)]
    [InlineData("502", "Unknown", false, InThreeDays)]
    [InlineData("late", "Unknown", false, InThreeDays)]
    [InlineData("malformed", "Unknown", false, InThreeDays)]
    public async Task Each_outcome_has_its_own_end(string accident, string attempt, bool again, string task)
    {
        Sms.World.Faults.Add(FaultOf(accident));

        await HoldAndSendAsync();

        Assert.Single(Sms.Calls);
        Assert.Equal((attempt, again, task), (await AttemptAsync(), await IsDueAsync(Worker), await TaskAsync()));
        Assert.Equal("Fallback", await StateAsync(Worker));
    }

    [Theory]
    [InlineData("RequestLimitExceeded", 0.1)]
    [InlineData("LimitExceeded.PhoneNumberThirtySecondLimit", 0.1)]
    [InlineData("LimitExceeded.PhoneNumberDailyLimit", 24)]
    [InlineData("LimitExceeded.AppDailyLimit", 24)]
    public async Task What_was_certainly_not_taken_is_sent_later_and_once(string accident, double hours)
    {
        Sms.World.Faults.Add(FaultOf(accident));
        await HoldAndSendAsync();
        await SendAsync();
        Assert.Single(Sms.Calls);

        Clock.Advance(TimeSpan.FromHours(hours));
        await SendAsync();
        await SendAsync();

        Assert.Single(Sms.Taken);
        Assert.Equal("NotAccepted Accepted", await AttemptAsync());
    }

    [Theory]
    [InlineData("cut-after")]
    [InlineData("cut")]
    public async Task An_SMS_whose_end_nobody_knows_is_never_sent_again(string accident)
    {
        Sms.World.Faults.Add(FaultOf(accident));
        await HoldAndSendAsync();

        for (var hour = 0; hour < 80; hour += 4)
        {
            Clock.Advance(TimeSpan.FromHours(4));
            await Duty.Watchdog.PassAsync(CancellationToken.None);
            await SendAsync();
        }

        Assert.Single(Sms.Calls);
        Assert.Equal(("Unknown", InThreeDays), (await AttemptAsync(), await TaskAsync()));
    }

    [Fact]
    public async Task A_refused_signature_stops_the_template_with_an_alarm_and_everybody_stays_where_they_are()
    {
        await PeopleAsync(5);
        await HoldAsync();
        Sms.World.Faults.Add(FaultOf("FailedOperation.SignatureIncorrectOrUnapproved"));
        await using var careful = NewProgram(("Duty:Sms:Parallelism", "1"));

        await SendAsync(careful);
        Clock.Advance(TimeSpan.FromMinutes(11));
        await SendAsync(careful);
        Assert.Single(Sms.Calls);
        Assert.Equal(6, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Fallback' AND sms_due_at IS NOT NULL"));
        Assert.Contains(careful.Logs.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains("SMS template 2001 is stopped", StringComparison.Ordinal));

        // A supervisor starts it again: nobody has looked.
        await careful.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<SmsSetup>().Single().StartAsync(CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(11));
        await SendAsync(careful);
        Assert.Single(Sms.Calls);

        await using (var connection = await Town.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken)) Assert.True(await StoppedTemplates.ResumeAsync(connection, "2001", CancellationToken.None));
        Clock.Advance(TimeSpan.FromMinutes(11));
        await SendAsync(careful);
        Assert.Equal(6, Sms.Taken.Count);
    }

    [Fact]
    public async Task An_account_that_is_spent_is_left_alone_until_it_says()
    {
        await PeopleAsync(5);
        await HoldAsync();
        Sms.World.Faults.Add(FaultOf("FailedOperation.InsufficientBalanceInSmsPackage"));
        await using var careful = NewProgram(("Duty:Sms:Parallelism", "1"));

        for (var minute = 0; minute < 9; minute++)
        {
            await SendAsync(careful);
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Single(Sms.Calls);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(careful);
        Assert.Equal(6, Sms.Taken.Count);
    }

    [Fact]
    public async Task A_phone_number_stands_in_no_log()
    {
        foreach (var accident in new[] { "FailedOperation.PhoneNumberInBlacklist", "InternalError.OtherError", "FailedOperation.SignatureIncorrectOrUnapproved" }) Sms.World.Faults.Add(FaultOf(accident));
        await PeopleAsync(4);
        await HoldAndSendAsync();
        await Duty.Watchdog.PassAsync(CancellationToken.None);

        Assert.NotEmpty(Duty.Logs.Lines);
        Assert.All(Duty.Logs.Lines, line => Assert.DoesNotMatch("1390000|1370000|the-sms-key|receipts-of-the-tests", line));
    }
}

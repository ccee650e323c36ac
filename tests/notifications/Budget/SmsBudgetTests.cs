using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.SmsStandIn;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JobAssist.Mobile.Notifications.Tests.Budget;

/// <summary>The same for SMS, which cost money: the vendor's journal is the judge.</summary>
public sealed class SmsBudgetTests : SmsTown
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await PeopleAsync(8);
        await HoldAsync();
    }

    [Fact]
    public async Task Two_programs_together_send_no_more_than_the_day_has_and_the_rest_goes_out_on_the_next_days()
    {
        var limit = ("Duty:Budget:Sms:PerDay", "4");
        await using var one = NewProgram(limit, ("Duty:Sms:Batch", "3"));
        await using var two = NewProgram(limit, ("Duty:Sms:Batch", "1"));

        var sent = new List<int>();
        for (var day = 0; day < 4; day++)
        {
            await Task.WhenAll(SendAsync(one), SendAsync(two));
            await Task.WhenAll(SendAsync(one), SendAsync(two));
            sent.Add(Sms.Taken.Count);
            Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([4, 8, 9, 9], sent);
        Assert.Equal(9, Sms.Taken.Select(sms => sms.Phone).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(9, Sms.Calls.Count);
    }

    [Fact]
    public async Task After_the_vendor_says_that_the_day_is_used_up_a_restarted_program_asks_nothing_until_the_next_day()
    {
        Sms.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Code = "LimitExceeded.AppDailyLimit" });
        await using (var first = NewProgram(("Duty:Sms:Parallelism", "1"))) await SendAsync(first);

        await using var restarted = NewProgram();
        await SendAsync(restarted);
        Clock.Advance(TimeSpan.FromHours(9));
        await SendAsync(restarted);
        Assert.Single(Sms.Calls);
        Assert.Equal(HealthStatus.Degraded, (await restarted.Get<HealthCheckService>().CheckHealthAsync()).Status);

        Clock.Advance(TimeSpan.FromHours(15));
        await SendAsync(restarted);
        Assert.Equal(9, Sms.Taken.Count);
        Assert.Equal(HealthStatus.Healthy, (await restarted.Get<HealthCheckService>().CheckHealthAsync()).Status);
    }

    [Fact]
    public async Task A_refused_template_is_sent_with_again_as_soon_as_somebody_has_looked()
    {
        Sms.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Code = "FailedOperation.SignatureIncorrectOrUnapproved" });
        await using var duty = NewProgram(("Duty:Sms:Parallelism", "1"));
        await SendAsync(duty);
        Clock.Advance(TimeSpan.FromMinutes(11));
        await SendAsync(duty);
        Assert.Single(Sms.Calls);
        Assert.Equal(HealthStatus.Degraded, (await duty.Get<HealthCheckService>().CheckHealthAsync()).Status);

        await using (var connection = await Town.Database.Source.OpenConnectionAsync()) Assert.True(await StoppedTemplates.ResumeAsync(connection, "2001", default));
        Clock.Advance(TimeSpan.FromMinutes(11));
        await SendAsync(duty);
        await SendAsync(duty);

        Assert.Equal(9, Sms.Taken.Count);
        Assert.Equal(HealthStatus.Healthy, (await duty.Get<HealthCheckService>().CheckHealthAsync()).Status);
    }
}

using JobAssist.Mobile.Notifications.Sms;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.Sms;

/// <summary>Programs that die, are stopped, come late or work side by side write to nobody twice. The vendor's journal is the judge.</summary>
public sealed class SmsOnceTests : SmsTown
{
    [Fact]
    public async Task A_program_that_dies_between_intent_and_answer_leaves_an_unknown_that_is_never_sent()
    {
        await HoldAsync();
        Assert.IsType<SmsFenced.Intent>(await Duty.Get<SmsFence>().NextAsync(new SmsPlace(), CancellationToken.None));
        Assert.Equal("Sending", await AttemptAsync());

        await using var next = NewProgram();
        await SendAsync(next);
        await Town.SqlAsync("UPDATE attempts SET lease_until = now() - interval '1 second'");
        await next.Watchdog.PassAsync(CancellationToken.None);
        Clock.Advance(TimeSpan.FromHours(2));
        await next.Watchdog.PassAsync(CancellationToken.None);
        await SendAsync(next);

        Assert.Empty(Sms.Calls);
        Assert.Equal(("Unknown", "crashed"), (await AttemptAsync(), await Town.ValueAsync<string>("SELECT vendor_code FROM attempts")));
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Sending'"));
    }

    [Fact]
    public async Task A_program_that_is_stopped_writes_down_what_it_has_sent()
    {
        await PeopleAsync(60);
        await HoldAsync();
        using var stop = new CancellationTokenSource();
        var work = Duty.Sms.DispatchDueAsync(stop.Token);
        while (Sms.Taken.Count < 5 && !work.IsCompleted) await Task.Delay(1);

        await stop.CancelAsync();
        await Task.WhenAny(work);

        Assert.Equal(Sms.Taken.Count, await Town.ValueAsync<long>("SELECT count(*) FROM attempts"));
        Assert.Equal(Sms.Taken.Count, await Town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Accepted'"));
    }

    [Fact]
    public async Task A_certain_answer_after_the_end_of_the_lease_still_says_what_happened()
    {
        await HoldAsync();
        var intent = (SmsFenced.Intent)await Duty.Get<SmsFence>().NextAsync(new SmsPlace(), CancellationToken.None);
        await Town.SqlAsync("UPDATE attempts SET lease_until = now() - interval '1 second'");
        await Duty.Sweep.PassAsync(CancellationToken.None);

        await Duty.Get<SmsLedger>().RecordAsync(intent, new Infra.Sms.SmsOutcome.Accepted("2645:1", 1), CancellationToken.None);

        Assert.Equal("Accepted", await AttemptAsync());
    }

    [Fact]
    public async Task Two_programs_at_once_write_to_everybody_once()
    {
        for (var other = 0; other < 59; other++) await PersonAsync($"138{other:D8}");
        await HoldAsync();
        await using var second = NewProgram();

        await Task.WhenAll(SendAsync(), SendAsync(second));

        Assert.Equal(60, Sms.Taken.Count);
        Assert.Equal(60, Sms.Taken.Select(sms => sms.Parameters![4] + sms.Parameters[5]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(60, await Town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Accepted' AND serial_no IS NOT NULL"));
    }

    [Fact]
    public async Task A_phone_that_six_people_share_gets_one_SMS_in_half_a_minute_from_two_programs_with_many_lanes()
    {
        for (var phone = 0; phone < 20; phone++)
            for (var person = 0; person < 6; person++) await PersonAsync($"138000{phone:D5}");
        await HoldAsync();
        await using var second = NewProgram();

        await Task.WhenAll(SendAsync(), SendAsync(second));

        Assert.Equal(21, Sms.Calls.Count);
        Assert.Equal(21, Sms.Taken.Select(sms => sms.Phone).Distinct(StringComparer.Ordinal).Count());
        Clock.Advance(TimeSpan.FromSeconds(36));
        await Task.WhenAll(SendAsync(), SendAsync(second));
        Assert.Equal(41, Sms.Calls.Count);
    }
}

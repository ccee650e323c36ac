using JobAssist.Mobile.Notifications.Sweep;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.Sweep;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task Answers_to_repeated_requests_stay_two_days_and_answers_to_sign_in_codes_an_hour()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 12, 5, 2, 0, 0, TimeSpan.Zero));
        var town = await Town.BuildAsync();
        await using var database = town.Database;
        var account = (await town.AccountAsync("o-housekeeping")).Value;
        await town.SqlAsync("INSERT INTO idempotency_keys (account_id, route, key, body_hash, started_at) VALUES ($1, 'r', 'old', '\\x00', $2), ($1, 'r', 'new', '\\x00', $3)",
            account, clock.GetUtcNow().AddHours(-49), clock.GetUtcNow().AddHours(-47));
        await town.SqlAsync("INSERT INTO signin_codes (code_hash, created_at) VALUES ('\\x01', $1), ('\\x02', $2)", clock.GetUtcNow().AddMinutes(-61), clock.GetUtcNow().AddMinutes(-6));

        await new Housekeeping(database.Source, clock).CleanAsync(CancellationToken.None);

        Assert.Equal("new", await town.ValueAsync<string>("SELECT string_agg(key, ',') FROM idempotency_keys"));
        Assert.Equal(1L, await town.ValueAsync<long>("SELECT count(*) FROM signin_codes"));
    }
}

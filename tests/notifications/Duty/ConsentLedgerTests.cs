using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.Duty;

public sealed class ConsentLedgerTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 4, 0, 0, TimeSpan.Zero);
    private readonly ManualClock clock = new(Noon);
    private Town town = null!;
    private ConsentLedger ledger = null!;
    private AccountId account;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        ledger = new ConsentLedger(town.Database.Source, clock);
        account = await town.AccountAsync("o-consent");
    }

    public async ValueTask DisposeAsync() => await town.Database.DisposeAsync();

    // p: the phone reports a tap; e: WeChat's event of a tap. The number is the second after noon at which it was made.
    [Theory]
    [InlineData("p0", 1)]
    [InlineData("e0", 1)]
    [InlineData("p0 e0", 1)]
    [InlineData("e0 p2", 1)]
    [InlineData("e0 e0", 1)]
    [InlineData("p0 p0", 1)]
    [InlineData("p0 e0 p0 e0", 1)]
    [InlineData("p0 p30", 2)]
    [InlineData("e0 e30", 2)]
    [InlineData("p0 p30 e0 e30", 2)]
    [InlineData("p0 p30 e30 e0", 2)]
    [InlineData("e30 e0 p30 p0", 2)]
    [InlineData("e0 p30", 1)]
    [InlineData("p0 e599", 1)]
    [InlineData("p0 e601", 2)]
    [InlineData("e0 p600", 1)]
    [InlineData("e0 p601", 2)]
    [InlineData("p0 e0 e0 p1 e1 p1", 2)]
    public async Task One_tick_is_one_row_in_any_order_and_however_often_told(string told, int expected)
    {
        foreach (var word in told.Split(' '))
        {
            var at = Noon.AddSeconds(int.Parse(word[1..]));
            clock.MoveTo(at);
            if (word[0] == 'p') await ledger.ReportByPhoneAsync(account, [new(Town.JobTemplate, ConsentChoice.Accepted, "tap-" + word)], CancellationToken.None);
            else await ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Accepted, at, CancellationToken.None);
        }

        Assert.Equal(expected, await LeftAsync());
    }

    [Theory]
    [InlineData(ConsentChoice.Rejected)]
    [InlineData(ConsentChoice.Banned)]
    [InlineData(ConsentChoice.Filtered)]
    public async Task Only_an_accept_of_the_phone_counts_and_a_no_takes_no_earlier_tick_away(ConsentChoice choice)
    {
        await ledger.ReportByPhoneAsync(account, [new(Town.JobTemplate, ConsentChoice.Accepted)], CancellationToken.None);
        await ledger.ReportByPhoneAsync(account, [new(Town.JobTemplate, choice)], CancellationToken.None);
        await ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Rejected, Noon, CancellationToken.None);

        Assert.Equal(1, await LeftAsync());
    }

    [Fact]
    public async Task Report_and_event_that_arrive_at_the_same_moment_are_one_tick()
    {
        for (var round = 0; round < 20; round++)
        {
            var at = Noon.AddHours(round);
            clock.MoveTo(at);
            await Task.WhenAll(
                ledger.ReportByPhoneAsync(account, [new(Town.JobTemplate, ConsentChoice.Accepted, $"tap-{round}")], CancellationToken.None),
                ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Accepted, at, CancellationToken.None));
        }

        Assert.Equal(20, await LeftAsync());
    }

    [Fact]
    public async Task A_refusal_in_the_settings_voids_every_tick_before_it_even_one_told_later_but_none_after_it()
    {
        await ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Accepted, Noon, CancellationToken.None);
        await ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Withdrawn, Noon.AddMinutes(30), CancellationToken.None);
        await ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Accepted, Noon.AddMinutes(20), CancellationToken.None);
        Assert.Equal(0, await LeftAsync());

        await ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Accepted, Noon.AddMinutes(31), CancellationToken.None);
        Assert.Equal(1, await LeftAsync());
    }

    [Fact]
    public async Task A_send_holds_the_oldest_tick_and_spends_or_gives_it_back()
    {
        foreach (var minute in new[] { 40, 0, 20 })
            await ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Accepted, Noon.AddMinutes(minute), CancellationToken.None);
        await using var connection = await town.Database.Source.OpenConnectionAsync();

        var held = await ConsentLedger.ReserveAsync(connection, account, Town.JobTemplate, Noon, CancellationToken.None);
        Assert.Equal(Noon.UtcDateTime, await town.ValueAsync<DateTime>("SELECT granted_at FROM consents WHERE id = $1", held!.Value.Value));
        Assert.Equal(2, await LeftAsync());

        await ConsentLedger.ReleaseAsync(connection, held.Value, CancellationToken.None);
        Assert.Equal(3, await LeftAsync());

        var again = await ConsentLedger.ReserveAsync(connection, account, Town.JobTemplate, Noon, CancellationToken.None);
        await ConsentLedger.SpendAsync(connection, again!.Value, Noon, CancellationToken.None);
        await ConsentLedger.ReleaseAsync(connection, again.Value, CancellationToken.None);
        Assert.Equal(held, again);
        Assert.Equal(2, await LeftAsync());
    }

    [Fact]
    public async Task WeChat_saying_that_nothing_is_left_empties_the_balance_but_not_of_a_tick_made_after_the_send()
    {
        await ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Accepted, Noon, CancellationToken.None);
        await ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Accepted, Noon.AddSeconds(20), CancellationToken.None);
        await using var connection = await town.Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        await ConsentLedger.ZeroAsync(connection, account, Town.JobTemplate, Noon.AddSeconds(10), CancellationToken.None);
        await transaction.CommitAsync();

        Assert.Equal(1, await LeftAsync());
    }

    [Fact]
    public async Task A_long_term_consent_is_one_row_that_no_send_uses_up()
    {
        await town.SqlAsync("UPDATE message_templates SET long_term = true");
        for (var minute = 0; minute < 3; minute++)
            await ledger.RecordEventAsync(account, Town.JobTemplate, ConsentEvent.Accepted, Noon.AddMinutes(minute), CancellationToken.None);
        await using var connection = await town.Database.Source.OpenConnectionAsync();

        for (var send = 0; send < 3; send++)
        {
            var held = await ConsentLedger.ReserveAsync(connection, account, Town.JobTemplate, Noon, CancellationToken.None);
            await ConsentLedger.SpendAsync(connection, held!.Value, Noon, CancellationToken.None);
        }

        Assert.Equal([new ConsentBalance(Town.JobTemplate, LongTerm: true, 1)], await ledger.BalancesAsync(account));
    }

    private async Task<int> LeftAsync() => (await ledger.BalancesAsync(account)).Sum(balance => balance.Left);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Chaos;

/// <summary>Tests that read the figures of the whole process run when no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>A whole round at the pace agreed with the platform: how long it takes is said, that the pace is kept is tested.</summary>
[Collection(nameof(Alone))]
public sealed class HandOverTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int PerSecond = 40;
    private const string Slot = "2026-12-H1";
    private static readonly int People = LongForm.Of("HANDOVER_PEOPLE", 20_000, 240);
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private DutyHost duty = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        for (var posting = 0; posting < 5; posting++) await town.PostingAsync(headcount: 20_000);
        weChat = await WeChatWorld.StartAsync(clock, holdMs: 50);
        duty = DutyHost.Build(town, weChat, clock, ("Duty:Dispatch:PerSecond", $"{PerSecond}"));
    }

    public async ValueTask DisposeAsync()
    {
        await duty.DisposeAsync();
        await weChat.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task A_round_goes_out_at_the_pace_agreed_and_each_message_soon_after_it_was_claimed()
    {
        await Crowd.MoveInAsync(town, weChat, People, sharing: 0, withoutConsent: 0, withoutAccount: 0);
        var (seconds, answers) = (new ConcurrentQueue<double>(), new ConcurrentQueue<long>());
        using var listener = new MeterListener { InstrumentPublished = (instrument, to) => { if (instrument.Name == "jobassist.notices.handover") to.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => { seconds.Enqueue(value); answers.Enqueue(Stopwatch.GetTimestamp()); });
        listener.Start();

        var watch = Stopwatch.StartNew();
        await duty.Rounds.HoldAsync(NoticeSlot.Parse(Slot), RoundStart.Operator, CancellationToken.None);
        var made = watch.Elapsed;
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);

        var sorted = seconds.Order().ToList();
        output.WriteLine($"{weChat.Taken.Count} messages at {PerSecond} a second: made in {made.TotalSeconds:0.0} s, all handed over after {watch.Elapsed.TotalSeconds:0.0} s; from claim to answer p50 {sorted[sorted.Count / 2]:0.00} s, p95 {sorted[sorted.Count * 95 / 100]:0.00} s, longest {sorted[^1]:0.00} s");
        Assert.Equal(People, weChat.Taken.Count);
        Assert.Equal(People, sorted.Count);

        // In any ten seconds no more than ten seconds' worth and what was saved up.
        var ends = answers.Order().ToList();
        for (var at = 0; at + (PerSecond * 11) < ends.Count; at++) Assert.True(Stopwatch.GetElapsedTime(ends[at], ends[at + (PerSecond * 11)]).TotalSeconds > 9.5);
    }
}

using JobAssist.Mobile.Domain.Notices;
using Quartz;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>When to hold a round is Quartz's business; what holding one means is RoundRunner's.</summary>
[DisallowConcurrentExecution]
internal sealed partial class HoldRoundJob(RoundRunner rounds, TimeProvider clock, ILogger<HoldRoundJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var slot = NoticeSlot.Of(clock.GetUtcNow());
        LogFired(context.Trigger.Key.Name, slot.ToString());
        await rounds.HoldAsync(slot, RoundStart.Schedule, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Information, "Trigger {Trigger} fired for slot {Slot}")]
    private partial void LogFired(string trigger, string slot);
}

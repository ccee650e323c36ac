using JobAssist.Mobile.Domain;
using JobAssist.Mobile.SmsStandIn;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>The town with the vendor of SMS beside WeChat, an opening and one person: nobody has an account, so that the second rung is the first to carry.</summary>
public abstract class SmsTown : DutyTown
{
    private protected const string Mobile = "13900000001";
    private protected const string NextDay = "PhoneCall Open 2026-12-02";
    private protected const string InThreeDays = "PhoneCall Open 2026-12-04";
    private int numbers;

    private protected SmsWorld Sms { get; set; } = null!;
    private protected WorkerId Worker { get; private set; }

    private protected override (string Key, string Value)[] Settings => Sms.Settings;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Town.SmsTemplatesAsync();
        await Town.PostingAsync();
        Sms = await StartSmsAsync();
        Worker = await PersonAsync(Mobile);
    }

    private protected virtual Task<SmsWorld> StartSmsAsync() => SmsWorld.StartAsync(Clock);

    /// <summary>A person with a number and no account.</summary>
    private protected async Task<WorkerId> PersonAsync(string? mobile = null)
    {
        var worker = await Town.WorkerAsync();
        await Town.PhoneAsync(worker, mobile ?? $"137000{Interlocked.Increment(ref numbers):D5}");
        return worker;
    }

    private protected async Task PeopleAsync(int count)
    {
        for (var person = 0; person < count; person++) await PersonAsync();
    }

    private protected Task<int> SendAsync(DutyHost? program = null) => (program ?? Duty).Sms.DispatchDueAsync(CancellationToken.None);

    private protected async Task HoldAndSendAsync()
    {
        await HoldAsync();
        await SendAsync();
    }

    private protected Task<string> AttemptAsync() =>
        Town.ValueAsync<string>("SELECT coalesce(string_agg(state, ' ' ORDER BY intended_at, id), '') FROM attempts WHERE channel = 'Sms' AND worker_id = $1", Worker.Value);

    private protected Task<bool> IsDueAsync(WorkerId worker) =>
        Town.ValueAsync<bool>("SELECT sms_due_at IS NOT NULL FROM obligations WHERE worker_id = $1 AND slot = $2", worker.Value, Slot);

    /// <summary>When a person calls, and whether that stands.</summary>
    private protected Task<string> TaskAsync() =>
        Town.ValueAsync<string>("SELECT rung || ' ' || state || ' ' || due_on FROM outreach_tasks WHERE worker_id = $1 AND slot = $2", Worker.Value, Slot);

    private protected static Fault FaultOf(string accident) => accident switch
    {
        "cut" => new Fault { Kind = FaultKind.Cut },
        "cut-after" => new Fault { Kind = FaultKind.Cut, After = true },
        "502" => new Fault { Kind = FaultKind.Status, After = true },
        "late" => new Fault { Kind = FaultKind.Delay, DelayMs = 5_500, After = true },
        "malformed" => new Fault { Kind = FaultKind.Malformed, After = true },
        "RequestLimitExceeded" => new Fault { Kind = FaultKind.ErrCode, Code = accident, AsError = true },
        _ => new Fault { Kind = FaultKind.ErrCode, Code = accident },
    };

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await Sms.DisposeAsync();
    }
}

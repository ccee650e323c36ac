using System.Diagnostics;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Observability;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Notifications.Dispatch;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications;

/// <summary>What keeps messages back until the day is over or somebody has looked. Looked up, so that it is known after a restart too.</summary>
internal sealed class SendAlarms(NpgsqlDataSource database, SendBudget budget, IOptions<JobNoticeTemplate> template, TimeProvider clock, SmsText? sms = null)
{
    /// <summary>One sentence for each; empty when everything may be sent. The figure goes to whoever collects figures.</summary>
    public async Task<List<string>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var exhausted = await budget.ExhaustedAsync(connection, clock.GetUtcNow(), cancellationToken);
        var stopped = await StoppedTemplates.CountAsync(connection, Ours(), cancellationToken);
        foreach (var channel in (NoticeChannel[])[NoticeChannel.WeChat, NoticeChannel.Sms])
            Telemetry.SendAlarms.Record(exhausted.Contains(channel) ? 1 : 0, new TagList { { "alarm", "budget" }, { "channel", channel.ToString() } });
        Telemetry.SendAlarms.Record(stopped, new TagList { { "alarm", "template" } });

        var alarms = exhausted.ConvertAll(channel => $"The day's budget of {channel} is used up or stopped.");
        if (stopped > 0) alarms.Add($"{stopped} templates are stopped: see jobassist templates resume.");
        return alarms;
    }

    private string[] Ours() => sms is null ? [template.Value.TemplateId] : [template.Value.TemplateId, sms.JobNotice.Id, sms.NothingFits.Id, sms.Changed.Id];
}

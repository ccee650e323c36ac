using JobAssist.Mobile.Infra.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;

namespace JobAssist.Mobile.Notifications;

/// <summary>Quartz writes its triggers down when it starts and ends the program where that fails: it starts once PostgreSQL answers.</summary>
internal sealed class ScheduleAtStart(IHostApplicationLifetime lifetime, IServiceProvider services, IOptionsMonitor<QuartzHostedServiceOptions> options, NpgsqlDataSource database, ILogger<ScheduleAtStart> logger)
    : QuartzHostedService(lifetime, services, options)
{
    public override Task StartingAsync(CancellationToken cancellationToken) =>
        DatabaseAtStart.WhenThereAsync(async () => await (await database.OpenConnectionAsync(cancellationToken)).DisposeAsync(), logger, cancellationToken);
}

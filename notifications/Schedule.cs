using JobAssist.Mobile.Notifications.Rounds;
using Quartz;

namespace JobAssist.Mobile.Notifications;

/// <summary>
/// The only file with cron expressions. Quartz is the alarm clock, clustered over PostgreSQL; the ledger decides, so a trigger
/// that fires twice, late or never changes nothing but the hour. Its tables are made by `jobassist migrate`. Settings: Quartz:Enabled.
/// </summary>
internal static class Schedule
{
    public const string TablePrefix = "qrtz_";
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static void AddSchedule(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue("Quartz:Enabled", defaultValue: true)) return;
        var checkIn = builder.Configuration.GetValue("Quartz:CheckinInterval", TimeSpan.FromSeconds(10));

        builder.Services.AddQuartz(quartz =>
        {
            // Two nodes under one id corrupt each other's triggers: a new one at every start.
            quartz.ConfigureScheduler(scheduler => (scheduler.InstanceName, scheduler.InstanceId) = ("jobassist-duty", $"{Environment.MachineName}-{Guid.CreateVersion7():N}"));
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(builder.Configuration.GetConnectionString("Mobile") ?? "");
                store.UseClustering(cluster => cluster.CheckinInterval = checkIn);
                store.ConfigureStore(options =>
                {
                    options.TablePrefix = TablePrefix;
                    options.SchemaProvisioning = SchemaProvisioning.Validate;
                });
            });

            // 09:30 on days 1 and 16 in Beijing, whatever the weekday. Missed while every program was down: once, as soon as one is up.
            quartz.ScheduleJob<HoldRoundJob>(trigger => trigger.WithIdentity("hold-round")
                .WithSchedule(CronScheduleBuilder.Create("0 30 9 1,16 * ?").InTimeZone(Beijing).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                job => job.WithIdentity("hold-round"));
        });
        builder.Services.AddQuartzHostedService<ScheduleAtStart>(hosted => hosted.WaitForJobsToComplete = true);
    }
}

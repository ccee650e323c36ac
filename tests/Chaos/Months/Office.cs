using System.Security.Cryptography;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Chaos.Months;

/// <summary>
/// The people who call and visit, on working days only. One call in four reaches nobody and one visit in seven finds nobody; whoever was not met on
/// two days is looked for by the partner region. In the last days of a slot they go until they meet somebody.
/// </summary>
internal sealed class Office(Town town, ManualClock clock, Random random)
{
    private StaffId one;

    public async Task OpenAsync()
    {
        one = StaffId.New();
        foreach (var id in (Guid[])[one.Value, StaffId.New().Value])
            await town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES ($1, 'Caseworker', '530602', '工作人员', now())", id);
    }

    public async Task WorkAsync(DateOnly day, EvidenceLedger evidence)
    {
        await using var connection = await town.Database.Source.OpenConnectionAsync();
        if (!(await OutreachTasks.CalendarAsync(connection, CancellationToken.None)).IsWorkingDay(day)) return;
        var due = await connection.ListAsync("""
            SELECT t.id, t.rung, count(v.*)::int, coalesce(o.reason, '') FROM outreach_tasks t JOIN obligations o USING (worker_id, slot) LEFT JOIN visits v USING (worker_id, slot)
             WHERE t.state = 'Open' AND t.due_on <= $1 GROUP BY t.id, t.rung, o.reason ORDER BY t.id
            """, [day], row => (Task: new OutreachTaskId(row.GetGuid(0)), Rung: row.GetString(1), Visits: row.GetInt32(2), Reason: row.GetString(3)), CancellationToken.None);

        var ending = day.Day is 12 or 13 or 14 or 15 or > 25;
        var plans = due.Where(task => task.Reason != PartnerAsking.Asked && (ending || random.NextDouble() < 0.9)).Select(task => (task, Dice: random.NextDouble())).ToList();
        await Parallel.ForEachAsync(plans, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (plan, token) =>
        {
            var ((task, rung, visits, _), dice) = plan;
            if (visits == 0 && rung == "PhoneCall" && dice < 0.75) await evidence.StaffEvidenceAsync(task, one, EvidenceKind.CallRecord, clock.GetUtcNow().AddMinutes(-5), """{"seconds":95}""", token);
            else if (visits >= 2 && !ending && dice < 0.5) await AskPartnerAsync(task, token);
            else await VisitAsync(evidence, task, met: ending || dice > 0.14, token);
        });
    }

    private Task<VisitOutcome> VisitAsync(EvidenceLedger evidence, OutreachTaskId task, bool met, CancellationToken cancellationToken) =>
        evidence.VisitedAsync(task, new VisitMade(VisitId.New(), one, clock.GetUtcNow().AddMinutes(-5), "530602001001", met ? VisitProof.Signature : null,
            met ? RandomNumberGenerator.GetBytes(16) : null, met ? RandomNumberGenerator.GetBytes(64) : null), cancellationToken);

    private async Task AskPartnerAsync(OutreachTaskId task, CancellationToken cancellationToken)
    {
        await using var db = town.Database.Open();
        var found = await db.OutreachTasks.AsNoTracking().SingleAsync(row => row.Id == task, cancellationToken);
        await db.AskPartnerAsync(found, "530600", one, clock.GetUtcNow(), cancellationToken);
    }
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Casework;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>
/// Writes down who is hard to employ under the provisional rule, and ends what no longer applies. A designation that a
/// caseworker made under another rule is left alone.
/// </summary>
internal static class Designations
{
    private const string DecidedBy = "import";
    private const string Basis = "本人愿意找工作，在年度名单的范围内，目前失业、返乡或务农";
    private const string EndedReason = "名单更新后不再符合";

    public static async Task FollowAsync(IReadOnlyCollection<Worker> workers, ImportRun run, CancellationToken cancellationToken)
    {
        var open = await run.Db.Designations.Where(designation => designation.ValidTo == null).ToDictionaryAsync(designation => designation.WorkerId, cancellationToken);
        var made = new List<HardToEmployDesignation>();
        foreach (var worker in workers)
        {
            var applies = ProvisionalDesignation.Applies(worker, run.Today);
            var designation = open.GetValueOrDefault(worker.Id);
            if (applies && designation is null) made.Add(new HardToEmployDesignation(DesignationId.New(), worker.Id, Basis, ProvisionalDesignation.Rule, run.Today, DecidedBy));
            if (!applies && designation?.Rule == ProvisionalDesignation.Rule) designation.End(LastDay(designation, run.Today), EndedReason);
        }

        await run.Db.SaveChangesAsync(cancellationToken);
        await run.Bulk.UpsertAsync(made, new BulkRules(), cancellationToken);
    }

    private static DateOnly LastDay(HardToEmployDesignation designation, DateOnly today) =>
        designation.ValidFrom < today ? today.AddDays(-1) : designation.ValidFrom;
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>How often job information is owed, where and to whom, each row with its source and its dates (policy row L1).</summary>
public sealed class PoliciesImport : IRowImport
{
    public string Kind => "policies";
    public TableShape Shape { get; } = new(["region_code", "category", "slots_per_month", "met_by", "source", "valid_from", "valid_to"],
        ["send_at", "fallback_after_days", "safety_after_days", "writing_days"]);

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.NoticePolicies.AsNoTracking().ToDictionaryAsync(policy => (policy.RegionCode, policy.Category, policy.ValidFrom), policy => policy.Id, cancellationToken);
        var (repeats, taken) = (new Repeats(), new List<NoticePolicy>());
        foreach (var row in rows)
        {
            var (region, category, slots) = (run.Places.Required(row, "region_code"), row.Word<NoticeCategory>("category"), row.Whole("slots_per_month", 0, 2));
            var (metBy, source, from, to) = (row.Word<MetBy>("met_by"), row.Text("source"), row.Date("valid_from"), row.DateOrNone("valid_to"));
            if (to < from) row.Refuse("valid_to", "date.order", "终止日期不能早于起始日期。");
            var (fallback, safety) = (row.WholeOrNone("fallback_after_days", 1, 12) ?? NoticePolicy.UsualFallback, row.WholeOrNone("safety_after_days", 1, 12) ?? NoticePolicy.UsualSafety);
            if (fallback > safety) row.Refuse("fallback_after_days", "days.order", "转人工的天数不能晚于保底日的天数。");
            var (sendAt, writing) = (row.TimeOrNone("send_at"), row.WholeOrNone("writing_days", 0, 5));
            repeats.Check(row, "region_code", $"{region} {category} {from:O}");
            if (row.IsRefused) continue;
            var id = known.TryGetValue((region, category, from), out var stored) ? stored : NoticePolicyId.New();
            taken.Add(new NoticePolicy(id, region, category, (short)slots, metBy, source, from, to)
            {
                SendAt = sendAt ?? NoticePolicy.UsualHour,
                FallbackAfterDays = (short)fallback,
                SafetyAfterDays = (short)safety,
                WritingDays = (short)(writing ?? NoticePolicy.UsualWritingDays),
            });
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}

using System.Text.Json;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Outreach;

/// <summary>How a person was reached. Visits and sheets need a signature and come with the liaison's part.</summary>
public enum OutreachKind
{
    Call = 1,
}

/// <summary>A caseworker has spoken to somebody: when, how long, what was said. One call proves one slot of one person; there is no way to tick many.</summary>
internal static class AddOutreachEvidence
{
    public static async Task<Results<Ok<OutreachEvidenceResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        OutreachTaskId id, AddOutreachEvidenceRequest request, CurrentStaff staff, MobileDbContext db, EvidenceLedger evidence, TimeProvider clock, CancellationToken ct)
    {
        var task = await db.OutreachTasks.AsNoTracking().InScope(db, staff.ScopePrefix).SingleOrDefaultAsync(t => t.Id == id, ct);
        if (task is null) return TypedResults.NotFound();
        if (FaultOf(request, task, clock.GetUtcNow()) is { } fault) return fault.ToProblem();

        var detail = JsonSerializer.Serialize(new { request.DurationSeconds, Note = request.Note is { } note ? Masking.WithoutPhones(note) : null }, JsonSerializerOptions.Web);
        var outcome = await evidence.StaffEvidenceAsync(id, staff.Id, EvidenceKind.CallRecord, request.At, detail, ct);
        return outcome is EvidenceOutcome.NotTheirs ? TypedResults.NotFound() : TypedResults.Ok(new OutreachEvidenceResponse(id, outcome is EvidenceOutcome.Fulfilled, SaysOf(outcome)));
    }

    private static FieldError? FaultOf(AddOutreachEvidenceRequest request, OutreachTask task, DateTimeOffset now)
    {
        if (request.At + TimeSpan.FromSeconds(request.DurationSeconds) > now) return new("at", "call.in_future", "通话还没有结束，请打完电话再登记。");
        return request.At < task.CreatedAt ? new("at", "call.too_early", "这次通话早于任务，请登记任务之后打的电话。") : null;
    }

    private static string SaysOf(EvidenceOutcome outcome) => outcome switch
    {
        EvidenceOutcome.Fulfilled => "已登记，本期已送达本人。",
        EvidenceOutcome.OutsideSlot => "已登记，但通话不在本期之内，不能算本期完成。",
        _ => "已登记。",
    };
}

/// <param name="At">When the call began.</param>
/// <param name="DurationSeconds">Twenty at least: nobody explains a job in less.</param>
public sealed record AddOutreachEvidenceRequest(OutreachKind Kind, DateTimeOffset At, [Within(20, 4 * 60 * 60)] int DurationSeconds, [Text(500, Min = 0)] string? Note = null);

/// <param name="Fulfilled">The slot is met.</param>
public sealed record OutreachEvidenceResponse(OutreachTaskId Id, bool Fulfilled, string Says);

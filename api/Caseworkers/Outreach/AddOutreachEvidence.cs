using System.Text.Json;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Outreach;

/// <summary>How a person was reached, or was not.</summary>
public enum OutreachKind
{
    Call = 1,

    /// <summary>At the person's home, with a signature or photo.</summary>
    Visit = 2,

    /// <summary>At the person's home, and nobody was there: proves nothing, but is counted.</summary>
    NotMet = 3,
}

/// <summary>
/// A caseworker has spoken to somebody: when, how long, what was said; or has been there, with a signature or photo. One call or visit
/// proves one slot of one person; there is no way to tick many.
/// </summary>
internal static class AddOutreachEvidence
{
    public static async Task<Results<Ok<OutreachEvidenceResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        OutreachTaskId id, AddOutreachEvidenceRequest request, CurrentStaff staff, MobileDbContext db, EvidenceLedger evidence, VisitDesk visits, TimeProvider clock, CancellationToken ct)
    {
        var task = await db.OutreachTasks.AsNoTracking().InScope(db, staff.ScopePrefix).SingleOrDefaultAsync(t => t.Id == id, ct);
        if (task is null) return TypedResults.NotFound();
        if (WhatIsMissing(request) is { } missing) return missing.ToProblem();
        if (request.Visit is { } report) return await VisitedAsync(task, request, report, staff, visits, ct);
        if (FaultOf(request, task, clock.GetUtcNow()) is { } fault) return fault.ToProblem();

        var detail = JsonSerializer.Serialize(new { request.DurationSeconds, Note = request.Note is { } note ? Masking.WithoutPhones(note) : null }, JsonSerializerOptions.Web);
        var outcome = await evidence.StaffEvidenceAsync(id, staff.Id, EvidenceKind.CallRecord, request.At, detail, ct);
        return outcome is EvidenceOutcome.NotTheirs ? TypedResults.NotFound() : TypedResults.Ok(new OutreachEvidenceResponse(id, outcome is EvidenceOutcome.Fulfilled, SaysOf(outcome)));
    }

    private static async Task<Results<Ok<OutreachEvidenceResponse>, NotFound, ProblemHttpResult>> VisitedAsync(OutreachTask task, AddOutreachEvidenceRequest request, VisitReport report, CurrentStaff staff, VisitDesk visits, CancellationToken ct)
    {
        var met = request.Kind is OutreachKind.Visit;
        var (outcome, fault) = await visits.WriteAsync(task, staff.Id, staff.ScopePrefix, met, request.At, report, ct);
        if (fault is not null) return fault.ToProblem();
        if (outcome!.ProofUsed) return VisitWords.ImageUsed.ToProblem();
        return TypedResults.Ok(new OutreachEvidenceResponse(task.Id, outcome.Evidence is EvidenceOutcome.Fulfilled, VisitWords.Says(met, outcome)));
    }

    private static FieldError? WhatIsMissing(AddOutreachEvidenceRequest request) => request switch
    {
        { Kind: OutreachKind.Call, DurationSeconds: null } => new("durationSeconds", "required", "请填通话时长。"),
        { Kind: OutreachKind.Call, Visit: not null } => new("visit", "visit.not_asked", "登记通话时不用填上门情况。"),
        { Kind: not OutreachKind.Call, Visit: null } => new("visit", "required", "请填上门的地点。"),
        { Kind: not OutreachKind.Call, DurationSeconds: not null } => new("durationSeconds", "duration.not_asked", "登记上门时不用填通话时长。"),
        _ => null,
    };

    private static FieldError? FaultOf(AddOutreachEvidenceRequest request, OutreachTask task, DateTimeOffset now)
    {
        if (request.At + TimeSpan.FromSeconds(request.DurationSeconds ?? 0) > now) return new("at", "call.in_future", "通话还没有结束，请打完电话再登记。");
        return request.At < task.CreatedAt ? new("at", "call.too_early", "这次通话早于任务，请登记任务之后打的电话。") : null;
    }

    private static string SaysOf(EvidenceOutcome outcome) => outcome switch
    {
        EvidenceOutcome.Fulfilled => "已登记，本期已送达本人。",
        EvidenceOutcome.OutsideSlot => "已登记，但通话不在本期之内，不能算本期完成。",
        _ => "已登记。",
    };
}

/// <param name="At">When the call began, or when the visit was.</param>
/// <param name="DurationSeconds">Of a call; twenty at least: nobody explains a job in less.</param>
/// <param name="Visit">Where, and what shows it; left out for a call.</param>
public sealed record AddOutreachEvidenceRequest(OutreachKind Kind, DateTimeOffset At, [Within(20, 4 * 60 * 60)] int? DurationSeconds = null, [Text(500, Min = 0)] string? Note = null, VisitReport? Visit = null);

/// <param name="Fulfilled">The slot is met.</param>
public sealed record OutreachEvidenceResponse(OutreachTaskId Id, bool Fulfilled, string Says);

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Applications;

/// <summary>The second of three voices: did you start? The worker may answer again until a caseworker has decided.</summary>
internal static class AnswerHire
{
    public static async Task<Results<Ok<AnswerHireResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        JobApplicationId id, AnswerHireRequest request, CurrentWorker me, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Applications.AnyAsync(a => a.Id == id && a.WorkerId == me.Id, ct)) return TypedResults.NotFound();
        var hire = await db.Hires.SingleOrDefaultAsync(h => h.ApplicationId == id, ct);
        if (hire is null) return HireRefusals.NothingToAnswer.ToProblem();
        if (!hire.TryAnswer(request.Answer, me.AccountId, clock.GetUtcNow(), out var refusal)) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new AnswerHireResponse(id, hire.WorkerAnswer!.Value, SaysOf(hire.WorkerAnswer.Value)));
    }

    private static string SaysOf(HireAnswer answer) => answer switch
    {
        HireAnswer.Yes => "记下了：您已上岗。工作人员核实后，这次录用就算数。",
        HireAnswer.No => "记下了：您没有上岗。工作人员会打电话问清楚。",
        _ => "记下了：您还没有上岗。上岗后请再来回答。",
    };
}

public sealed record AnswerHireRequest(HireAnswer Answer);

public sealed record AnswerHireResponse(JobApplicationId Id, HireAnswer Answer, string Says);

using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Excuses;

/// <summary>
/// The first of two people says that a slot is not owed after all, and which paper shows it. From now on nothing is sent to the person,
/// until somebody else has decided. The same request again gets the same answer.
/// </summary>
internal static class AskToExcuse
{
    public static async Task<Results<Ok<ExcuseResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        WorkerId id, AskToExcuseRequest request, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Workers.InScope(staff.ScopePrefix).AnyAsync(w => w.Id == id, ct)) return TypedResults.NotFound();
        var now = clock.GetUtcNow();
        var slot = request.Slot ?? NoticeSlot.Of(now);
        var asked = await db.Excuses.AsNoTracking().SingleOrDefaultAsync(e => e.WorkerId == id && e.Slot == slot && e.Granted != false, ct);
        if (asked is not null)
            return asked.AskedBy == staff.Id && asked.Reason == request.Reason ? TypedResults.Ok(ExcuseResponse.Of(asked)) : ExcuseRefusals.AlreadyAsked.ToProblem();
        if (!await db.Obligations.AnyAsync(o => o.WorkerId == id && o.Slot == slot && o.FulfilledAt == null && o.State != SlotState.Excused && o.State != SlotState.Missed, ct))
            return ExcuseRefusals.NothingOpen.ToProblem();

        var excuse = new Excuse(ExcuseId.New(), id, slot, request.Reason, Masking.WithoutPhones(request.Document), staff.Id, now);
        db.Add(excuse);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (PostgresErrors.IsUnique(error, "ux_excuses_slot"))
        {
            return ExcuseRefusals.AlreadyAsked.ToProblem();
        }

        return TypedResults.Ok(ExcuseResponse.Of(excuse));
    }
}

/// <param name="Document">Which paper shows it and where it lies: "死亡证明，乡镇档案2026-118". No name, number or phone.</param>
/// <param name="Slot">"2026-12-H1"; the current one when left out.</param>
public sealed record AskToExcuseRequest(ExcuseReason Reason, [Text(Excuse.DocumentMaxLength, Min = 2)] string Document, NoticeSlot? Slot = null);

/// <param name="State">Waiting, granted or refused.</param>
/// <param name="Says">What happens now, in words.</param>
public sealed record ExcuseResponse(ExcuseId Id, WorkerId WorkerId, NoticeSlot Slot, ExcuseReason Reason, ExcuseState State, string Says)
{
    internal static ExcuseResponse Of(Excuse excuse) => new(excuse.Id, excuse.WorkerId, excuse.Slot, excuse.Reason, StateOf(excuse.Granted), excuse.Granted switch
    {
        null => "已提交，等另一位工作人员审批；审批前不会再给本人发消息。",
        true => "已同意，本期不用再告知。",
        false => "没有同意，本期要继续告知。",
    });

    internal static ExcuseState StateOf(bool? granted) => granted switch { null => ExcuseState.Waiting, true => ExcuseState.Granted, false => ExcuseState.Refused };
}

/// <summary>Where a request to excuse stands.</summary>
public enum ExcuseState
{
    Waiting = 1,
    Granted = 2,
    Refused = 3,
}

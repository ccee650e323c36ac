using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobAssist.Mobile.Api.Staff;

/// <summary>What the account may do from now on, and where.</summary>
public sealed record AcceptInvitationResponse(StaffRole Role, string RegionCode, string DisplayName);

/// <summary>Somebody whom an office invited joins with their own WeChat account. An invitation is a staff row that has no account yet; its id is the code.</summary>
internal static class AcceptInvitation
{
    public static async Task<Results<Ok<AcceptInvitationResponse>, NotFound, ProblemHttpResult>> HandleAsync(StaffId code, CurrentAccount me, MobileDbContext db, CancellationToken ct)
    {
        try
        {
            // One statement: of two who try the same code, one gets it.
            await db.Staff.Where(s => s.Id == code && s.AccountId == null && s.DisabledAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(s => s.AccountId, me.Id), ct);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "ux_staff_account" })
        {
            return ProblemResponses.Problem(409, "staff.already_joined", "这个微信号已经有工作人员身份，不能再接受别的邀请。");
        }

        var joined = await db.Staff.AsNoTracking().Where(s => s.Id == code && s.AccountId == me.Id && s.DisabledAt == null)
            .Select(s => new AcceptInvitationResponse(s.Role, s.RegionCode, s.DisplayName)).SingleOrDefaultAsync(ct);
        return joined is null ? TypedResults.NotFound() : TypedResults.Ok(joined);
    }
}

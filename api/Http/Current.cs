using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Infra.Memory;
using Microsoft.AspNetCore.Http.Features;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Who is asking, as the tables said at the start of this request.</summary>
internal sealed record SignedIn(SessionId SessionId, AccountId AccountId, WorkerId? WorkerId, bool HasWorkers, BrokerId? BrokerId, SignedInStaff? Staff, DateTimeOffset Until)
{
    public IEnumerable<string> Roles
    {
        get
        {
            if (HasWorkers) yield return Http.Roles.Worker;
            if (BrokerId is not null) yield return Http.Roles.Broker;
            if (Staff is not null)
                yield return Staff.Role switch
                {
                    StaffRole.Supervisor => Http.Roles.Supervisor,
                    StaffRole.Liaison => Http.Roles.Liaison,
                    _ => Http.Roles.Caseworker,
                };
        }
    }

    public static SignedIn Of(HttpContext http) => http.Features.Get<SignedIn>() ?? throw Problem(401);

    public static ProblemException Problem(int status)
    {
        var (code, title) = StandardProblems.Of(status);
        return new ProblemException(status, code, title);
    }
}

/// <summary>The member of staff on the account, if any.</summary>
internal sealed record SignedInStaff(StaffId Id, StaffRole Role, string RegionCode);

/// <summary>The signed-in account: a handler's parameter.</summary>
internal sealed record CurrentAccount(AccountId Id, SessionId SessionId)
{
    public static ValueTask<CurrentAccount> BindAsync(HttpContext context)
    {
        var who = SignedIn.Of(context);
        return ValueTask.FromResult(new CurrentAccount(who.AccountId, who.SessionId));
    }
}

/// <summary>The worker for whom the account speaks: a handler's parameter. Ends the request with 409 when that is nobody, or not said yet.</summary>
/// <param name="AsOf">The look at the database that let the request in.</param>
internal sealed record CurrentWorker(WorkerId Id, AccountId AccountId, Look AsOf)
{
    public static ValueTask<CurrentWorker> BindAsync(HttpContext context)
    {
        var who = SignedIn.Of(context);
        if (who.WorkerId is { } worker) return ValueTask.FromResult(new CurrentWorker(worker, who.AccountId, context.Features.GetRequiredFeature<Look>()));
        throw who.HasWorkers
            ? new ProblemException(409, "worker.choose", "这个微信号绑定了几个人，请先选择现在为谁办理。")
            : new ProblemException(409, "worker.not_bound", "还没有绑定本人信息，请先完成实名绑定。");
    }
}

/// <summary>The signed-in broker, whose papers may still be under review: a handler's parameter.</summary>
internal sealed record CurrentBroker(BrokerId Id, AccountId AccountId)
{
    public static ValueTask<CurrentBroker> BindAsync(HttpContext context)
    {
        var who = SignedIn.Of(context);
        return ValueTask.FromResult(new CurrentBroker(who.BrokerId ?? throw SignedIn.Problem(403), who.AccountId));
    }
}

/// <summary>The signed-in caseworker, supervisor or liaison with the scope: a handler's parameter.</summary>
/// <param name="ScopePrefix">Every region code in scope begins with it.</param>
internal sealed record CurrentStaff(StaffId Id, StaffRole Role, string RegionCode, string ScopePrefix, AccountId AccountId)
{
    public static ValueTask<CurrentStaff> BindAsync(HttpContext context)
    {
        var who = SignedIn.Of(context);
        var staff = who.Staff ?? throw SignedIn.Problem(403);
        return ValueTask.FromResult(new CurrentStaff(staff.Id, staff.Role, staff.RegionCode, StaffMember.ScopeOf(staff.RegionCode), who.AccountId));
    }
}

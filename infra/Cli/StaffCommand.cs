using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Cli;

/// <summary>Invites a caseworker, supervisor or liaison; the printed id is what the person joins with.</summary>
internal static class StaffCommand
{
    public static async Task<int> AddAsync(Arguments arguments, IServiceProvider services, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.AllowOnly("role", "region", "name");
        if (!Enum.TryParse<StaffRole>(arguments.Required("role"), ignoreCase: true, out var role) || !Enum.IsDefined(role)) throw new UsageException("--role is caseworker, supervisor or liaison.");
        await using var scope = services.CreateAsyncScope();
        var (db, clock) = (scope.ServiceProvider.GetRequiredService<MobileDbContext>(), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        var region = arguments.Required("region");
        if (!await db.Regions.AnyAsync(known => known.Code == region, cancellationToken)) throw new UsageException("--region is not a known division's code.");

        var member = new StaffMember(StaffId.New(), role, region, arguments.Required("name"), clock.GetUtcNow());
        db.Staff.Add(member);
        await db.SaveChangesAsync(cancellationToken);
        await terminal.Output.WriteLineAsync(member.Id.ToString());
        return ExitCode.Ok;
    }
}

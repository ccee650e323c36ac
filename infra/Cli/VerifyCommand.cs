using JobAssist.Mobile.Infra.Duty;
using Npgsql;

namespace JobAssist.Mobile.Cli;

/// <summary>Checks what must not have been changed since it was closed.</summary>
internal static class VerifyCommand
{
    /// <summary>Prints every close that does not hold, then each county's last hash: kept somewhere else, it also shows a chain that was cut off.</summary>
    public static async Task<int> DutyAsync(Arguments arguments, IServiceProvider services, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.AllowOnly();
        var (closings, broken) = await new ClosingCheck(services.GetRequiredService<NpgsqlDataSource>()).RunAsync(cancellationToken);
        foreach (var closing in broken) await terminal.Output.WriteLineAsync($"BROKEN {closing.CountyCode} {closing.Slot}: {closing.Fault}");
        foreach (var last in closings.GroupBy(closing => closing.CountyCode, StringComparer.Ordinal).Select(county => county.Last()))
            await terminal.Output.WriteLineAsync($"{last.CountyCode} {last.Slot} {Convert.ToHexStringLower(last.Hash)}");

        await terminal.Output.WriteLineAsync($"{closings.Count} closed slots checked, {broken.Count} broken");
        return broken.Count == 0 ? ExitCode.Ok : ExitCode.Failure;
    }
}

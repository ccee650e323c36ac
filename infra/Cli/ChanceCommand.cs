using System.Globalization;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Chances;

namespace JobAssist.Mobile.Cli;

/// <summary>Re-estimates the constants of the chance of a hire from confirmed hires, reports how well they foretell, and keeps them only when they may be kept.</summary>
internal static class ChanceCommand
{
    public static async Task<int> FitAsync(Arguments arguments, IServiceProvider services, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.AllowOnly("from", "save", "in-use");
        var inUse = arguments.Option("in-use") is { } path ? ChanceFile.Read(path) : ChanceFile.InUse(services.GetRequiredService<IConfiguration>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (await ObservationsAsync(arguments, services, terminal, now, cancellationToken) is not { } observations) return ExitCode.RowsRefused;

        var today = Shanghai.DateOf(now);
        var fit = ChanceFit.Of(observations, inUse, $"fitted-{today:yyyyMMdd}", today);
        await PrintAsync(fit, inUse, terminal.Output);
        if (fit.Constants is not { } constants)
        {
            await terminal.Errors.WriteLineAsync($"The constants in use stay: {fit.Refusal}");
            return ExitCode.RowsRefused;
        }

        if (arguments.Option("save") is { } file) ChanceFile.Save(constants, file);
        else await terminal.Output.WriteLineAsync(ChanceFile.Text(constants));
        return ExitCode.Ok;
    }

    /// <summary>Null when the file is not read without a fault; every fault has been told.</summary>
    private static async Task<IReadOnlyList<ChanceObservation>?> ObservationsAsync(Arguments arguments, IServiceProvider services, Terminal terminal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (arguments.Option("from") is not { } file)
        {
            await using var scope = services.CreateAsyncScope();
            return await HireObservations.LoadAsync(scope.ServiceProvider.GetRequiredService<MobileDbContext>(), now, cancellationToken);
        }

        if (!File.Exists(file)) throw new UsageException("The file of observations does not exist.");
        var (observations, issues) = ObservationFile.Read(await File.ReadAllBytesAsync(file, cancellationToken));
        foreach (var issue in issues) await terminal.Errors.WriteLineAsync($"line {issue.Line} {issue.Column}: {issue.Message}");
        return issues.Count > 0 ? null : observations;
    }

    private static async Task PrintAsync(ChanceFitResult fit, ChanceConstants inUse, TextWriter output)
    {
        await output.WriteLineAsync(Line($"applications {fit.Before.Observations}, confirmed hires {fit.Before.Hires}; in use: {inUse.Version} of {inUse.Since:yyyy-MM-dd} ({inUse.Source})"));
        await output.WriteLineAsync(Line($"{"",-28}{"in use",10}{"unseen",10}"));
        await output.WriteLineAsync(Line($"{"Brier score",-28}{fit.Before.Brier,10:0.0000}{fit.After.Brier,10:0.0000}"));
        await output.WriteLineAsync(Line($"{"always the overall share",-28}{fit.Before.Reference,10:0.0000}{fit.After.Reference,10:0.0000}"));
        await output.WriteLineAsync(Line($"{"estimated against observed",-28}{fit.Before.Gap,10:0.0000}{fit.After.Gap,10:0.0000}"));
        await PrintRowsAsync("in use", fit.Before, output);
        await PrintRowsAsync("re-estimated, on applications it has not seen", fit.After, output);
    }

    private static async Task PrintRowsAsync(string title, Calibration calibration, TextWriter output)
    {
        if (calibration.Rows.Count == 0) return;
        await output.WriteLineAsync(Line($"{title}: estimate, applications, estimated, hired"));
        foreach (var row in calibration.Rows)
            await output.WriteLineAsync(Line($"  {row.From:0.0}-{row.To:0.0}{row.Observations,10}{row.Estimated,10:0.000}{row.Hired,10:0.000}"));
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

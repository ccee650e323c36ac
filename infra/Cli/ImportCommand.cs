using System.Text.Json;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;

namespace JobAssist.Mobile.Cli;

/// <summary>Takes files in, one transaction each, and says for each what was read, taken and refused.</summary>
internal static class ImportCommand
{
    public static async Task<int> RunAsync(Arguments arguments, IServiceProvider services, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.AllowOnly("today", "anchor", "data-date", "report");
        var (files, settings) = Plan(arguments, services.GetRequiredService<TimeProvider>());
        var reports = new List<ImportReport>();
        foreach (var (kind, _) in files)
            if (kind.NeedsDataDate && settings.DataDate is null) throw new UsageException($"--data-date is needed for {kind.Kind}.");

        try
        {
            foreach (var (kind, file) in files)
            {
                await terminal.Errors.WriteLineAsync($"{kind.Kind} ...");
                reports.Add(await ImportAsync(kind, file, settings, services, cancellationToken));
            }
        }
        finally
        {
            // What was taken before something failed stays taken, so it is told as well.
            await ReportWriter.PrintAsync(reports, terminal.Output);
        }

        if (arguments.Option("report") is { } path) await ReportWriter.SaveAsync(reports, path, cancellationToken);
        return reports.Exists(report => report.IsShort) ? ExitCode.RowsRefused : ExitCode.Ok;
    }

    private static async Task<ImportReport> ImportAsync(IRowImport kind, string file, ImportSettings settings, IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var importer = new FileImporter(provider.GetRequiredService<MobileDbContext>(), provider.GetRequiredService<PersonalSecrets>(), provider.GetRequiredService<TimeProvider>());
        return await importer.ImportAsync(kind, file, await File.ReadAllBytesAsync(file, cancellationToken), settings, cancellationToken);
    }

    private static (List<(IRowImport Kind, string File)> Files, ImportSettings Settings) Plan(Arguments arguments, TimeProvider clock)
    {
        var settings = new ImportSettings(arguments.Date("today") ?? Shanghai.DateOf(clock.GetUtcNow()), arguments.Date("anchor"), arguments.Date("data-date"));
        if (arguments.Words is ["import", "all", var folder])
        {
            var found = ImportKinds.InOrder.Select(item => (item.Kind, Path.Combine(folder, item.FileName))).Where(item => File.Exists(item.Item2)).ToList();
            return found.Count == 0 ? throw new UsageException("The folder has none of the known files.") : (found, About.Complete(settings, folder));
        }

        if (arguments.Words is not ["import", var word, _, ..]) throw new UsageException("Say what to import and from which file.");
        var kind = ImportKinds.Find(word) ?? throw new UsageException("There is no such kind of file.");
        return ([.. arguments.Words.Skip(2).Select(file => File.Exists(file) ? (kind, file) : throw new UsageException("A file to import does not exist."))], settings);
    }

    /// <summary>What a folder of data says about itself in about.json; what was typed wins.</summary>
    private sealed record About(DateOnly? Anchor, DateOnly? DataDate)
    {
        private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

        public static ImportSettings Complete(ImportSettings settings, string folder)
        {
            var path = Path.Combine(folder, "about.json");
            if (!File.Exists(path)) return settings;
            var about = JsonSerializer.Deserialize<About>(File.ReadAllText(path), Web);
            return settings with { Anchor = settings.Anchor ?? about?.Anchor, DataDate = settings.DataDate ?? about?.DataDate };
        }
    }
}

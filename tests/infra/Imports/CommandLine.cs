using JobAssist.Mobile.Cli;
using JobAssist.Mobile.TestShared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace JobAssist.Mobile.Infra.Tests.Imports;

/// <summary>The command line against a test's own database, as an operator types it.</summary>
internal static class CommandLine
{
    public static async Task<(int Code, string Output, string Errors)> RunWithAsync(MobileDatabase? database, Action<HostApplicationBuilder>? configure, params string[] typed)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await JobAssistCli.RunAsync(typed, output, errors, builder =>
        {
            if (database is not null)
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["ConnectionStrings:Mobile"] = database.AppConnection,
                    ["ConnectionStrings:MobileOwner"] = database.OwnerConnection,
                    ["Secrets:KeyFile"] = database.KeyFilePath,
                });
            configure?.Invoke(builder);
        });
        return (code, output.ToString(), errors.ToString());
    }

    public static Task<(int Code, string Output, string Errors)> RunAsync(MobileDatabase database, params string[] typed) => RunWithAsync(database, null, typed);
}

using JobAssist.Mobile.Infra.Secrets;

namespace JobAssist.Mobile.Cli;

/// <summary>Makes the keys that lie outside the database.</summary>
internal static class KeysCommand
{
    public static int New(Arguments arguments, Terminal terminal)
    {
        arguments.AllowOnly("file");
        KeyFile.Create(arguments.Required("file"));
        terminal.Output.WriteLine("Made. Keep a copy where the database's backups are not: without it they cannot be read.");
        return ExitCode.Ok;
    }
}

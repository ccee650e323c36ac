using System.Security.Cryptography;
using System.Text.Json;
using JobAssist.Mobile.Cli.Match;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Infra.WeChat;
using Npgsql;

namespace JobAssist.Mobile.Cli;

/// <summary>The operator's command line: results on standard output, progress and complaints on standard error.</summary>
public static class JobAssistCli
{
    private const string Help = """
        jobassist: the operator's command line of JobAssist.Mobile

          jobassist migrate                         apply missing migrations and make the scheduler's tables
          jobassist import KIND FILE...             take files in; KIND is one of:
              regions villages region-aliases region-code-history holidays minimum-wages
              occupations occupation-classes occupation-group-closeness occupation-closeness occupation-sites
              skills stations employers agreements brokers postings reviews
              households workers policies local-rules
          jobassist import all FOLDER               take a whole folder in, in the right order
              --today DATE      the day from which day offsets count (default: today in Shanghai)
              --anchor DATE     the day on which demo files were true; dates around it move to --today
              --data-date DATE  closing day of the list (regions and villages need it)
              --report FILE     write every issue to a CSV file
          jobassist keys new --file FILE            make the key file; never over an existing one
          jobassist staff add --role caseworker|supervisor|liaison --region CODE --name NAME
          jobassist chance fit                      re-estimate the chance of a hire from confirmed hires, with a report
              --from FILE       observations from a CSV file instead of the database
              --save FILE       where the new constants go; refused ones are never written
              --in-use FILE     the constants to compare with (default: Matching__ChanceFile, else the stated ones)
          jobassist templates sync                  read the message templates of the WeChat account
          jobassist templates resume ID             send again with a template that WeChat or the SMS vendor refused; needs no restart
          jobassist budget resume wechat|sms        ask a platform again that said its quota of the day is used up
          jobassist verify duty                     check the chains of closed slots against themselves and the rows; prints each county's last hash
          jobassist match                           rank and share out openings from files, without a database: jobassist match --help

        Settings come from the environment: ConnectionStrings__Mobile (the programs' role), ConnectionStrings__MobileOwner
        (only for migrate), Secrets__KeyFile.
        Exit codes: 0 done; 1 rows were refused, the good ones are in; 2 not typed right; 3 failed.
        """;

    /// <param name="configure">Lets a host that embeds the command line set its settings and services.</param>
    public static async Task<int> RunAsync(string[] typed, TextWriter output, TextWriter errors, Action<HostApplicationBuilder>? configure = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var arguments = new Arguments(typed);
            if (arguments.AsksForHelp || arguments.Words.Count == 0)
            {
                await output.WriteLineAsync(arguments.Words is ["match", ..] ? MatchHelp.Text : Help);
                return arguments.AsksForHelp ? ExitCode.Ok : ExitCode.Usage;
            }

            var terminal = new Terminal(output, errors);
            if (arguments.Words is ["match", ..]) return await MatchCommand.RunAsync(arguments, terminal, cancellationToken);

            using var host = BuildHost(configure);
            return arguments.Words switch
            {
                ["migrate"] => await MigrateCommand.RunAsync(arguments, host.Services, terminal, cancellationToken),
                ["import", ..] => await ImportCommand.RunAsync(arguments, host.Services, terminal, cancellationToken),
                ["keys", "new"] => KeysCommand.New(arguments, terminal),
                ["staff", "add"] => await StaffCommand.AddAsync(arguments, host.Services, terminal, cancellationToken),
                ["chance", "fit"] => await ChanceCommand.FitAsync(arguments, host.Services, terminal, cancellationToken),
                ["verify", "duty"] => await VerifyCommand.DutyAsync(arguments, host.Services, terminal, cancellationToken),
                ["templates", "sync"] => await TemplatesCommand.SyncAsync(arguments, host.Services, terminal, cancellationToken),
                ["templates", "resume", ..] => await TemplatesCommand.ResumeAsync(arguments, host.Services, terminal, cancellationToken),
                ["budget", "resume", ..] => await BudgetCommand.ResumeAsync(arguments, host.Services, terminal, cancellationToken),
                _ => throw new UsageException("There is no such command."),
            };
        }
        catch (UsageException usage)
        {
            await errors.WriteLineAsync($"{usage.Message} See jobassist --help.");
            return ExitCode.Usage;
        }
        catch (Exception error) when ((error as PostgresException ?? error.InnerException as PostgresException) is { } refusal)
        {
            // The server's message text may quote a row; its code and the constraint's name do not.
            await errors.WriteLineAsync($"PostgreSQL refused: {refusal.SqlState} {refusal.TableName} {refusal.ConstraintName}".TrimEnd());
            return ExitCode.Failure;
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException or IOException or UnauthorizedAccessException or CryptographicException or JsonException)
        {
            await errors.WriteLineAsync(error.Message);
            return ExitCode.Failure;
        }
    }

    private static IHost BuildHost(Action<HostApplicationBuilder>? configure)
    {
        // The environment is the only source of settings: a command must not depend on the folder it is typed in.
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddEnvironmentVariables();
        builder.AddStorage();
        if (builder.Configuration.GetSection(WeChatOptions.SectionName).Exists()) builder.Services.AddWeChat(builder.Configuration);
        configure?.Invoke(builder);
        return builder.Build();
    }
}

/// <summary>Where a command writes: results to one side, progress to the other.</summary>
internal sealed record Terminal(TextWriter Output, TextWriter Errors);

using System.Collections.Concurrent;
using System.Diagnostics;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Notifications;
using JobAssist.Mobile.Notifications.Rounds;
using JobAssist.Mobile.TestShared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Benchmarks.Duty;

/// <summary>The notifications program in this process, wired as its Program.cs wires it; what it logs of a round says how long each part took.</summary>
internal sealed class DutyProgram : IAsyncDisposable, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(long At, string Said)> said = new();
    private WebApplication app = null!;

    public RoundRunner Rounds => app.Services.GetRequiredService<RoundRunner>();

    /// <summary>The parts of the round just held.</summary>
    public IReadOnlyList<(string Name, double Seconds)> Phases
    {
        get
        {
            var marks = (Started: At("started by"), Made: At("obligations made"), Allotted: At(", pass "), Composed: At("composed:"));
            return [("obligations made", Seconds(marks.Started, marks.Made)), ("openings shared out", Seconds(marks.Made, marks.Allotted)), ("notices composed", Seconds(marks.Allotted, marks.Composed))];

            long At(string part) => said.First(line => line.Said.Contains(part, StringComparison.Ordinal)).At;

            static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;
        }
    }

    public static DutyProgram Build(MobileDatabase database, DateOnly today)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Mobile"] = database.AppConnection,
            ["Secrets:KeyFile"] = database.KeyFilePath,
            ["WeChat:AppId"] = CityOfDuty.AppId,
            ["WeChat:AppSecret"] = "a-secret",
            ["WeChat:CallbackToken"] = "AAAAA",
            ["WeChat:Templates:JobNotice:TemplateId"] = CityOfDuty.Template,
            ["Quartz:Enabled"] = "false",
        });
        builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(Shanghai.At(today, new TimeOnly(10, 0)) - TimeProvider.System.GetUtcNow()));
        builder.AddInfra();
        builder.AddDuty();
        var program = new DutyProgram();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(program);
        program.app = builder.Build();
        return program;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var line = formatter(state, exception);
        said.Enqueue((Stopwatch.GetTimestamp(), line));
        if (line.StartsWith("Round ", StringComparison.Ordinal)) Console.Error.WriteLine(line);
    }

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

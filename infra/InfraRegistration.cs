using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Duty.Forecast;
using JobAssist.Mobile.Infra.Duty.Report;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Memory;
using JobAssist.Mobile.Infra.Observability;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Redis;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace JobAssist.Mobile.Infra;

/// <summary>What both programs and the command line stand on.</summary>
public static class InfraRegistration
{
    // Statements a connection keeps prepared; the least recently used goes first.
    private const int MostPrepared = 100;

    public static WebApplicationBuilder AddInfra(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.AddStorage();
        builder.Services.AddRedis(builder.Configuration);
        builder.Services.AddWeChat(builder.Configuration);
        builder.Services.AddSmsWhereConfigured(builder.Configuration);
        builder.Services.AddSingleton(provider => ChanceFile.InUse(provider.GetRequiredService<IConfiguration>()));
        builder.Services.AddOptions<MatchingOptions>().Bind(builder.Configuration.GetSection(MatchingOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Looks>();
        builder.Services.AddSingleton<Seekers>();
        builder.Services.AddSingleton<MarketSnapshots>();
        builder.Services.AddSingleton<IInterceptor, MarketChangeHints>();
        builder.Services.TryAddSingleton<ConsentLedger>();
        builder.Services.TryAddSingleton<EvidenceLedger>();
        builder.Services.AddSingleton<DutyReports>();
        builder.Services.AddSingleton<DutyForecasts>();
        builder.Services.AddOptions<SendBudgetOptions>().Bind(builder.Configuration.GetSection(SendBudgetOptions.SectionName)).Validate(SendBudgetOptions.IsSound, "Duty:Budget: a day has at least one message, and its shares come to no more than 1.").ValidateOnStart();
        builder.Services.AddSingleton<SendBudget>();
        builder.Services.AddScoped<Register>();
        return builder;
    }

    /// <summary>PostgreSQL, the clock and the secrets. Settings: ConnectionStrings:Mobile, Secrets:KeyFile.</summary>
    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var connection = provider.GetRequiredService<IConfiguration>().GetConnectionString("Mobile");
            if (string.IsNullOrWhiteSpace(connection)) throw new InvalidOperationException("ConnectionStrings:Mobile is not set.");
            return DataSourceOf(connection);
        });
        services.AddDbContext<MobileDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).AddInterceptors(provider.GetServices<IInterceptor>()), optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton(provider => KeyFile.Read(provider.GetRequiredService<IConfiguration>()["Secrets:KeyFile"]
            ?? throw new InvalidOperationException("Secrets:KeyFile is not set.")));
        services.AddSingleton<PersonalSecrets>();
        return builder;
    }

    // What is asked again and again is planned once for each connection: PostgreSQL plans a worker's rows for longer than it reads them.
    // Behind a pooler that cannot keep prepared statements, write "Max Auto Prepare=0" into the connection string.
    // A program that stands still in the middle of a transaction (a machine that sleeps) would keep its rows from everybody for as long:
    // after a minute of silence the server lets go of them. "Options=…" in the connection string says otherwise.
    private static NpgsqlDataSource DataSourceOf(string connection)
    {
        var builder = new NpgsqlDataSourceBuilder(connection);
        if (!builder.ConnectionStringBuilder.ShouldSerialize("Max Auto Prepare")) builder.ConnectionStringBuilder.MaxAutoPrepare = MostPrepared;
        if (!builder.ConnectionStringBuilder.ShouldSerialize("Options")) builder.ConnectionStringBuilder.Options = "-c idle_in_transaction_session_timeout=60s";
        return builder.Build();
    }
}

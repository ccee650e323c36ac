using JobAssist.Mobile.Infra.Outgoing;
using JobAssist.Mobile.Infra.Sms.Receipts;
using JobAssist.Mobile.Infra.Sms.Tencent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.Sms;

/// <summary>Sets up the gateway, the words and the reading of receipts.</summary>
public static class SmsRegistration
{
    /// <summary>Reads section "Sms"; a wrong value stops the program at its start.</summary>
    public static IServiceCollection AddSms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SmsOptions>().Bind(configuration.GetSection(SmsOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        // No loggers: at their lowest level the factory's own write every header, the signed one too.
        services.AddHttpClient(TencentSmsGateway.ClientName)
            .ConfigureHttpClient(TencentSmsGateway.Configure)
            .ConfigurePrimaryHttpMessageHandler(provider => OneCall.CreateHandler(Options(provider).ConnectTimeout))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

        services.AddSingleton(provider => new SendBreaker<SmsOutcome>(
            Options(provider).SendRest, provider.GetRequiredService<TimeProvider>(), IsTrouble,
            new SmsOutcome.NotAccepted(SmsNotAcceptedReason.HeldBack, Code: null)));
        services.AddSingleton<ISmsGateway, TencentSmsGateway>();
        services.AddSingleton(provider => new SmsText(Options(provider)));
        services.AddSingleton<SmsCallbacks>();
        return services;
    }

    /// <summary>Without section "Sms" nothing is sent, and every push of receipts is refused.</summary>
    public static IServiceCollection AddSmsWhereConfigured(this IServiceCollection services, IConfiguration configuration) =>
        configuration.GetSection(SmsOptions.SectionName).Exists() ? services.AddSms(configuration) : services.AddSingleton<SmsCallbacks>();

    private static SmsOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<SmsOptions>>().Value;

    // Whatever the vendor says about one number, its values or a limit shows that the vendor works.
    private static bool IsTrouble(SmsOutcome outcome) =>
        outcome is SmsOutcome.Unknown or SmsOutcome.NotAccepted { Reason: SmsNotAcceptedReason.NotConnected or SmsNotAcceptedReason.Credentials };
}

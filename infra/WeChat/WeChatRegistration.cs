using JobAssist.Mobile.Infra.Outgoing;
using JobAssist.Mobile.Infra.WeChat.Callbacks;
using JobAssist.Mobile.Infra.WeChat.Calls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>Sets up the gateway and the reading of WeChat's pushes.</summary>
public static class WeChatRegistration
{
    /// <summary>Reads section "WeChat"; a wrong value stops the program at its start.</summary>
    public static IServiceCollection AddWeChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WeChatOptions>().Bind(configuration.GetSection(WeChatOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        // No loggers: the factory's own write the address of every request, and WeChat wants the secret and the token in it.
        services.AddHttpClient(WeChatTransport.ClientName)
            .ConfigureHttpClient(WeChatTransport.Configure)
            .ConfigurePrimaryHttpMessageHandler(WeChatTransport.CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

        services.AddSingleton<WeChatTransport>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<AuthorisedCalls>();
        services.AddSingleton(provider => new SendBreaker<SendOutcome>(
            provider.GetRequiredService<IOptions<WeChatOptions>>().Value.SendRest, provider.GetRequiredService<TimeProvider>(),
            Send.IsTrouble, new SendOutcome.NotAccepted(NotAcceptedReason.HeldBack, ErrorCode: null)));
        services.AddSingleton<IWeChatGateway, WeChatGateway>();
        services.AddSingleton<WeChatCallbacks>();
        return services;
    }
}

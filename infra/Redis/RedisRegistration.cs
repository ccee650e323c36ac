using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobAssist.Mobile.Infra.Redis;

/// <summary>Sets up what nodes share through Redis.</summary>
public static class RedisRegistration
{
    /// <summary>Reads section "Redis". Connecting is tried in the background: neither start nor any request waits for it.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedisOptions>().Bind(configuration.GetSection(RedisOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RedisConnection>();
        services.AddSingleton(provider => new SharedCache(provider.GetRequiredService<RedisConnection>()));
        return services;
    }
}

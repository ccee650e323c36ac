using System.Net;
using JobAssist.Mobile.Infra.Redis;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Counts requests by account, or by address range where nobody is signed in; for all nodes together while Redis is there.</summary>
internal sealed class RateLimits(SharedCache shared, LocalRates local, PrepaidRates prepaid, IOptions<RateOptions> options)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public async ValueTask<TimeSpan?> WaitAsync(HttpContext http)
    {
        var (name, caller, limit) = RuleOf(http);
        if (limit == 0) return null;
        var key = $"{name}:{caller}";
        if (prepaid.TryTake(key)) return null;

        var verdict = await shared.CountAsync(key, limit, Window, PrepaidRates.BundleOf(limit)) ?? local.Count(key, limit, Window);
        prepaid.Add(key, verdict.Granted - 1, Window);
        return verdict.Allowed ? null : verdict.RetryAfter;
    }

    private (string Name, string Caller, int Limit) RuleOf(HttpContext http)
    {
        var account = http.Features.Get<SignedIn>()?.AccountId.ToString();
        var limits = options.Value;
        return http.GetEndpoint()?.Metadata.GetMetadata<RateMark>()?.Kind switch
        {
            RateKind.SignIn => ("signin", RangeOf(http.Connection.RemoteIpAddress), limits.SignIn),
            RateKind.CheckCode => ("check", RangeOf(http.Connection.RemoteIpAddress), limits.CheckCode),
            RateKind.Invitation => ("invite", account ?? RangeOf(http.Connection.RemoteIpAddress), limits.Invitation),
            RateKind.SheetCode => ("sheet", account ?? RangeOf(http.Connection.RemoteIpAddress), limits.SheetCode),
            RateKind.VillagePack => ("pack", account ?? RangeOf(http.Connection.RemoteIpAddress), limits.VillagePack),
            RateKind.None => ("none", "", 0),
            _ when account is null => ("anonymous", RangeOf(http.Connection.RemoteIpAddress), limits.Anonymous),
            _ when HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) => ("read", account, limits.Reads),
            _ => ("write", account, limits.Writes),
        };
    }

    // A home or a small office has a /24 or a /64; single addresses are cheap to change.
    private static string RangeOf(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, bytes.Length == 4 ? 3 : 8));
    }
}

internal sealed record RateMark(RateKind Kind);

internal static class RateLimitExtensions
{
    public static TBuilder WithRate<TBuilder>(this TBuilder builder, RateKind kind) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RateMark(kind));

    public static void UseRateLimits(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<RateLimits>();
        app.Use((http, next) =>
        {
            var wait = limits.WaitAsync(http);
            return wait.IsCompletedSuccessfully ? DecideAsync(http, next, wait.Result) : OnceKnownAsync(http, next, wait);
        });
    }

    private static async Task OnceKnownAsync(HttpContext http, RequestDelegate next, ValueTask<TimeSpan?> wait) => await DecideAsync(http, next, await wait);

    private static Task DecideAsync(HttpContext http, RequestDelegate next, TimeSpan? wait) =>
        wait is null ? next(http) : http.WriteProblemAsync(StatusCodes.Status429TooManyRequests, retryAfter: wait);
}

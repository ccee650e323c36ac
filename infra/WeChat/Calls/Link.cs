using JobAssist.Mobile.Infra.Outgoing;

namespace JobAssist.Mobile.Infra.WeChat.Calls;

/// <summary>wxa/generate_urllink. Whole days are given as days, so that a clock a little off cannot exceed WeChat's thirty.</summary>
internal static class Link
{
    private const int EndsAtTime = 0;
    private const int EndsAfterDays = 1;

    public static async Task<LinkOutcome> CallAsync(
        AuthorisedCalls calls, WeChatOptions account, DateTimeOffset now, string path, string query, TimeSpan life, CancellationToken cancellationToken)
    {
        object body = life >= TimeSpan.FromDays(1) && life == TimeSpan.FromDays(life.Days)
            ? new { path, query, env_version = account.EnvironmentVersion, expire_type = EndsAfterDays, expire_interval = life.Days }
            : new { path, query, env_version = account.EnvironmentVersion, expire_type = EndsAtTime, expire_time = (now + life).ToUnixTimeSeconds() };
        var answer = await calls.PostAsync("wxa/generate_urllink", body, cancellationToken);

        if (answer.ErrorCode is null or 0 && Uri.TryCreate(answer.Json.Text("url_link"), UriKind.Absolute, out var link))
            return new LinkOutcome.Made(link);
        var failure = answer.ToFailure();
        return failure is { Kind: WeChatFailureKind.Other, ErrorCode: { } code }
            ? new LinkOutcome.Refused(code)
            : new LinkOutcome.Unavailable(failure);
    }
}

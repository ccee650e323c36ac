using System.Collections.Concurrent;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Both kinds of access token; neither kind touches the other.</summary>
public sealed class AccessTokens(World world)
{
    static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);
    static readonly TimeSpan Overlap = TimeSpan.FromSeconds(300);

    readonly ConcurrentDictionary<string, IssuedToken> _all = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, AppTokens> _apps = new(StringComparer.Ordinal);

    /// <summary>A new token each time; its predecessor lives five minutes more.</summary>
    public IssuedToken Classic(string appId)
    {
        var tokens = Of(appId);
        lock (tokens.Gate)
        {
            tokens.Classic?.KillAt(world.Clock.GetUtcNow() + Overlap);
            world.Tally.Count("tokens.classic.issued");
            return tokens.Classic = Issue(appId);
        }
    }

    /// <summary>The same token until fewer than 300 s are left, then a new one beside the old one.</summary>
    public IssuedToken Stable(string appId)
    {
        var tokens = Of(appId);
        var now = world.Clock.GetUtcNow();
        lock (tokens.Gate)
        {
            if (tokens.Stable is { } current && (tokens.Stuck || (current.IsAlive(now) && current.ExpiresAt - now >= Overlap)))
                return current;
            world.Tally.Count("tokens.stable.issued");
            return tokens.Stable = Issue(appId);
        }
    }

    /// <summary>Kills the current stable token at once, 20 times a day, unless the last force was under 30 s ago; null when the day's share is spent.</summary>
    public IssuedToken? Forced(string appId)
    {
        var tokens = Of(appId);
        var now = world.Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(world.Clock.Beijing());
        lock (tokens.Gate)
        {
            if (tokens.ForcedAt is { } last && now - last < TimeSpan.FromSeconds(30) && tokens.Stable is { } current && current.IsAlive(now))
                return current;
            if (tokens.ForcedOn != today)
                (tokens.ForcedOn, tokens.ForcedCount) = (today, 0);
            if (++tokens.ForcedCount > 20)
                return null;
            tokens.ForcedAt = now;
            tokens.Stuck = false;
            tokens.Stable?.KillAt(now);
            world.Tally.Count("tokens.stable.issued");
            return tokens.Stable = Issue(appId);
        }
    }

    /// <summary>Another holder of the secret refreshed: the current tokens of the app are dead. With <paramref name="stuck"/> the stable call keeps handing out the dead one.</summary>
    public void SomeoneElseRefreshed(string appId, bool stuck = false)
    {
        var tokens = Of(appId);
        var now = world.Clock.GetUtcNow();
        lock (tokens.Gate)
        {
            tokens.Classic?.KillAt(now);
            tokens.Stable?.KillAt(now);
            tokens.Stuck = stuck;
            if (!stuck)
                (tokens.Classic, tokens.Stable) = (Issue(appId), Issue(appId));
        }
    }

    public (MiniApp? App, ApiAnswer? Refusal) Check(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return (null, ApiAnswer.Error(41001, "access_token missing"));
        if (!_all.TryGetValue(token, out var issued))
            return (null, HasForm(token) ? NotLatest() : ApiAnswer.Error(40014, "invalid access_token"));
        var now = world.Clock.GetUtcNow();
        if (issued.DeadAt is { } dead && now >= dead && dead < issued.ExpiresAt)
            return (null, NotLatest());
        if (now >= issued.ExpiresAt)
            return (null, ApiAnswer.Error(42001, "access_token expired"));
        return (world.Apps[issued.AppId], null);
    }

    static ApiAnswer NotLatest() =>
        ApiAnswer.Error(40001, "invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r");

    // A made-up token of the right shape is "not latest"; anything else is not a token at all.
    static bool HasForm(string token) => token.Length >= 64 && token[..4].Contains('_') && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    IssuedToken Issue(string appId)
    {
        var value = world.Issued($"{world.Chance.Between(10, 99)}_{Chance.Letters(Math.Clamp(world.Options.TokenLength, 64, 512) - 3)}");
        return _all[value] = new IssuedToken(appId, value, world.Clock.GetUtcNow() + Life);
    }

    AppTokens Of(string appId) => _apps.GetOrAdd(appId, _ => new AppTokens());

    sealed class AppTokens
    {
        public Lock Gate { get; } = new();
        public IssuedToken? Classic { get; set; }
        public IssuedToken? Stable { get; set; }
        public bool Stuck { get; set; }
        public DateTimeOffset? ForcedAt { get; set; }
        public DateOnly ForcedOn { get; set; }
        public int ForcedCount { get; set; }
    }
}

/// <summary>A token the stand-in gave out.</summary>
public sealed class IssuedToken(string appId, string value, DateTimeOffset expiresAt)
{
    public string AppId => appId;
    public string Value => value;
    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>When a newer token put an end to it.</summary>
    public DateTimeOffset? DeadAt { get; private set; }

    public void KillAt(DateTimeOffset instant) => DeadAt = DeadAt is { } earlier && earlier < instant ? earlier : instant;

    public bool IsAlive(DateTimeOffset now) => now < expiresAt && (DeadAt is not { } dead || now < dead);
}

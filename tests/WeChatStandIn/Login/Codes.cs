using System.Collections.Concurrent;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>One-time codes of the phone; login codes and phone codes are two spaces.</summary>
public sealed class Codes(World world)
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    readonly ConcurrentDictionary<string, OneTimeCode> _login = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, OneTimeCode> _phone = new(StringComparer.Ordinal);

    /// <summary>The user opens the app: counted as seen, and given what wx.login would give.</summary>
    public string OpenApp(Account account)
    {
        account.SeenAt = world.Clock.GetUtcNow();
        return Issue(_login, account, Chance.Letters(32));
    }

    /// <summary>The user taps the phone-number button.</summary>
    public string TapPhone(Account account) => Issue(_phone, account, Chance.Hex(64));

    public OneTimeCode? Login(string? code) => code is null ? null : _login.GetValueOrDefault(code);

    public OneTimeCode? Phone(string? code) => code is null ? null : _phone.GetValueOrDefault(code);

    string Issue(ConcurrentDictionary<string, OneTimeCode> space, Account account, string code)
    {
        space[code] = new OneTimeCode(account, world.Clock.GetUtcNow() + Life);
        return world.Issued(code);
    }
}

/// <summary>A code with five minutes and one use.</summary>
public sealed class OneTimeCode(Account account, DateTimeOffset expiresAt)
{
    int _used;

    public Account Account => account;

    public bool IsExpired(DateTimeOffset now) => now >= expiresAt;

    public bool TryUse() => Interlocked.Exchange(ref _used, 1) == 0;
}

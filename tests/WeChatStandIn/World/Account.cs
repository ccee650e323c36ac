using System.Security.Cryptography;
using System.Text;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>One WeChat user inside one app; several people may share it, which is none of its business.</summary>
public sealed class Account(MiniApp app, string user, string openId)
{
    int _inFlight;

    public MiniApp App { get; } = app;
    public string User { get; } = user;
    public string OpenId { get; } = openId;
    public string? Phone { get; set; }
    public string CountryCode { get; set; } = "86";
    public bool Blocked { get; set; }
    public bool MainSwitch { get; set; } = true;
    public DateTimeOffset? SeenAt { get; set; }
    public string? SessionKey { get; set; }
    public int Logins { get; set; }
    public RateWindow LoginRate { get; } = new();
    public Grants Grants { get; } = new();

    /// <summary>"Always keep" choices, by template id.</summary>
    public Dictionary<string, string> Kept { get; } = [];

    /// <summary>Guards everything above that is not safe by itself.</summary>
    public Lock Gate { get; } = new();

    public bool TryEnterSend() => Interlocked.CompareExchange(ref _inFlight, 1, 0) == 0;

    public void LeaveSend() => Volatile.Write(ref _inFlight, 0);

    /// <summary>28 characters beginning with o; the same account has the same openid after a restart.</summary>
    public static string OpenIdOf(string appId, string user)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{appId}\n{user}"));
        return "o" + Convert.ToBase64String(digest)[..27].Replace('+', '-').Replace('/', '_');
    }
}

/// <summary>Calls of one caller inside the current minute.</summary>
public sealed class RateWindow
{
    long _minute;
    int _count;

    /// <summary>Counts one call; false when the minute already holds <paramref name="limit"/>. Callers hold the account's gate.</summary>
    public bool TryTake(DateTimeOffset now, int limit)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute != _minute)
            (_minute, _count) = (minute, 0);
        return ++_count <= limit;
    }
}

using System.Collections.Concurrent;
using JobAssist.Mobile.Infra.WeChat;

namespace JobAssist.Mobile.Api.Tests;

/// <summary>WeChat's sign-in and phone codes: one use each, an outcome of the test's choice, and a count of calls.</summary>
public sealed class PretendWeChat : IWeChatGateway
{
    private readonly ConcurrentDictionary<string, string> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> used = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string OpenId, string Phone)> phoneCodes = new(StringComparer.Ordinal);
    private int exchanges;

    /// <summary>How often a sign-in code was exchanged.</summary>
    public int Exchanges => exchanges;

    /// <summary>Answers every sign-in instead of the usual rules, until taken back.</summary>
    public SignInOutcome? Instead { get; set; }

    /// <summary>How long an exchange takes.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>What the text check says of every text.</summary>
    public TextCheckOutcome TextCheck { get; set; } = new TextCheckOutcome.Pass();

    /// <summary>Somebody opens the Mini Program: wx.login gives a code.</summary>
    public string OpenApp(string openId)
    {
        var code = "0" + Guid.CreateVersion7().ToString("N");
        codes[code] = openId;
        return code;
    }

    /// <summary>Somebody taps the phone button.</summary>
    public string TapPhone(string openId, string phone)
    {
        var code = Guid.CreateVersion7().ToString("N");
        phoneCodes[code] = (openId, phone);
        return code;
    }

    public async Task<SignInOutcome> ExchangeSignInCodeAsync(string code, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref exchanges);
        if (Slowness > TimeSpan.Zero) await Task.Delay(Slowness, cancellationToken);
        if (Instead is not null) return Instead;
        if (!codes.TryGetValue(code, out var openId)) return new SignInOutcome.CodeRefused(AlreadyUsed: false);
        return used.TryAdd(code, true) ? new SignInOutcome.SignedIn(openId, null) : new SignInOutcome.CodeRefused(AlreadyUsed: true);
    }

    public Task<PhoneOutcome> ExchangePhoneCodeAsync(string code, string openId, CancellationToken cancellationToken) =>
        Task.FromResult<PhoneOutcome>(phoneCodes.TryRemove(code, out var tap) && tap.OpenId == openId ? new PhoneOutcome.Verified(tap.Phone, "86") : new PhoneOutcome.CodeRefused());

    public Task<SendOutcome> SendSubscribeMessageAsync(SubscribeMessage message, CancellationToken cancellationToken) => Task.FromResult<SendOutcome>(new SendOutcome.Accepted(1));

    public Task<TemplatesOutcome> GetTemplatesAsync(CancellationToken cancellationToken) => Task.FromResult<TemplatesOutcome>(new TemplatesOutcome.Read([]));

    public Task<TextCheckOutcome> CheckTextAsync(string openId, string text, CancellationToken cancellationToken) => Task.FromResult(TextCheck);

    public Task<CodePictureOutcome> GetCodePictureAsync(string scene, string page, CancellationToken cancellationToken) => Task.FromResult<CodePictureOutcome>(new CodePictureOutcome.Made([0xFF, 0xD8]));

    public Task<LinkOutcome> CreateLinkAsync(string path, string query, TimeSpan life, CancellationToken cancellationToken) => Task.FromResult<LinkOutcome>(new LinkOutcome.Made(new Uri("https://wxaurl.cn/pretend")));

    public Task<bool> CanAuthenticateAsync(CancellationToken cancellationToken) => Task.FromResult(true);
}

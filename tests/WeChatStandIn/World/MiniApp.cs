using System.Collections.Concurrent;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>The living state of one Mini Program account.</summary>
public sealed class MiniApp
{
    readonly ConcurrentDictionary<string, Account> _byUser = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Account> _byOpenId = new(StringComparer.Ordinal);

    public MiniApp(AppOptions options)
    {
        Options = options;
        foreach (var template in options.Templates)
            Templates[template.Id] = new Template(template);
    }

    public AppOptions Options { get; set; }
    public string AppId => Options.AppId;
    public ConcurrentDictionary<string, Template> Templates { get; } = new(StringComparer.Ordinal);
    public IEnumerable<Account> Accounts => _byUser.Values;

    public Account? ByOpenId(string? openId) => openId is null ? null : _byOpenId.GetValueOrDefault(openId);

    public Account? ByUser(string user) => _byUser.GetValueOrDefault(user);

    public Account Upsert(AccountSeed seed)
    {
        var account = _byUser.GetOrAdd(seed.User, user => new Account(this, user, seed.OpenId ?? Account.OpenIdOf(AppId, user)));
        _byOpenId[account.OpenId] = account;
        account.Phone = seed.Phone ?? account.Phone;
        account.CountryCode = seed.CountryCode;
        return account;
    }

    /// <summary>Released page, asked with or without a leading slash and without its query.</summary>
    public bool HasPage(string page) =>
        Options.Pages.Contains(page.Split('?')[0].TrimStart('/'), StringComparer.Ordinal);
}

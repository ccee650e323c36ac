using System.Text;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>What a test may know afterwards: journal, hidden balances, counters, side lists, secrets.</summary>
internal static class JournalControl
{
    const int MostPerPage = 10_000;

    public sealed record JournalPage(IReadOnlyList<JournalEntry> Entries, long? Next);

    public sealed record Health(IReadOnlyList<string> Apps, DateTimeOffset Now);

    public sealed record HiddenBalance(string User, string OpenId, string TemplateId, int Balance, bool LongTerm);

    public static void Map(RouteGroupBuilder control, World world)
    {
        control.MapGet("/health", () => new Health([.. world.Apps.Keys], world.Clock.GetUtcNow()));
        control.MapGet("/journal", ([AsParameters] Filter filter) => Page(world, filter));
        control.MapGet("/journal/{seq}/raw", (long seq) => world.Journal.Entries().FirstOrDefault(entry => entry.Seq == seq) is { } entry
            ? Results.Text(Encoding.UTF8.GetString(entry.Raw))
            : Results.NotFound());
        control.MapDelete("/journal", () => world.Journal.Clear());
        control.MapGet("/balances", (string? appId, string? openid, string? user) => world.App(appId).Accounts
            .Where(account => (openid is null || account.OpenId == openid) && (user is null || account.User == user))
            .SelectMany(account => account.Grants.All().Select(row => new HiddenBalance(account.User, account.OpenId, row.TemplateId, row.Balance, row.LongTerm)))
            .ToList());
        control.MapGet("/counters", () => world.Tally.Counts);
        control.MapGet("/bad-data", () => world.Tally.HiddenBadData.ToList());
        control.MapGet("/page-remarks", () => world.Tally.PageRemarks.ToList());
        control.MapGet("/secrets", () => world.Secrets.ToList());
    }

    static JournalPage Page(World world, Filter filter)
    {
        var size = Math.Clamp(filter.Limit ?? 1000, 1, MostPerPage);
        var found = world.Journal.Entries().Where(filter.Matches).Take(size + 1).ToList();
        return found.Count <= size ? new JournalPage(found, null) : new JournalPage(found[..size], found[size - 1].Seq);
    }

    /// <summary>All given filters must match; <c>after</c> is the last seq already read.</summary>
    public sealed class Filter
    {
        public string? Path { get; set; }
        public string? AppId { get; set; }
        public string? Openid { get; set; }
        public string? User { get; set; }
        public string? Template { get; set; }
        public int? ErrCode { get; set; }
        public bool? Accepted { get; set; }
        public DateTimeOffset? Since { get; set; }
        public long? After { get; set; }
        public int? Limit { get; set; }

        public bool Matches(JournalEntry entry) =>
            entry.Seq > (After ?? 0)
            && (Path is null || entry.Path == Path)
            && (AppId is null || entry.AppId == AppId)
            && (Openid is null || entry.OpenId == Openid)
            && (User is null || entry.User == User)
            && (Template is null || entry.TemplateId == Template)
            && (ErrCode is null || entry.ErrCode == ErrCode)
            && (Accepted is null || entry.MsgId is not null == Accepted)
            && (Since is null || entry.At >= Since);
    }
}

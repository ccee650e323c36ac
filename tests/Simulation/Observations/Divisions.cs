using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Simulation.Truths;

namespace JobAssist.Mobile.Simulation.Observations;

/// <summary>Invented codes of the places and trades of <see cref="Layout"/>, and the agreements that join the places.</summary>
internal static class Divisions
{
    private const string SendingProvince = "91", ReceivingProvince = "92";

    public static string PlaceCode(int place) => place < Layout.Prefectures ? $"{ReceivingProvince}{1 + place:00}" : HomeCode(place - Layout.Prefectures);

    public static string HomeCode(int home) => $"{SendingProvince}01{1 + home:00}";

    public static string TradeCode(int trade) => $"ZL-{GroupCode(Layout.GroupOf(trade))}-{1 + trade % Layout.TradesEach:00}";

    public static string SkillCode(int group) => $"K{GroupCode(group)}";

    public static RegionTree Tree() => new(
    [
        new RegionRow(SendingProvince, "送", null),
        new RegionRow(ReceivingProvince, "收", null),
        new RegionRow($"{SendingProvince}01", "送市", SendingProvince),
        .. Enumerable.Range(0, Layout.Prefectures).Select(place => new RegionRow(PlaceCode(place), $"市{place}", ReceivingProvince)),
        .. Enumerable.Range(0, Layout.Homes).Select(home => new RegionRow(HomeCode(home), $"县{home}", $"{SendingProvince}01")),
    ]);

    public static OccupationRow[] Occupations() =>
        [.. Enumerable.Range(0, Layout.Trades).Select(trade => new OccupationRow { Code = TradeCode(trade), Name = $"工种{trade}", GroupCode = GroupCode(Layout.GroupOf(trade)) })];

    /// <summary>One agreement for each home and prefecture that are joined.</summary>
    public static AgreementRow[] Agreements(Func<Guid> id) =>
    [
        .. from home in Enumerable.Range(0, Layout.Homes)
           from place in Enumerable.Range(0, Layout.Prefectures)
           where Layout.IsOpenTo(home, place)
           select new AgreementRow
           {
               Id = id(),
               Parties = [new AgreementParty(HomeCode(home), PartyRole.Sending), new AgreementParty(PlaceCode(place), PartyRole.Receiving)],
               ValidFrom = ObservedMarket.Today.AddDays(-300),
               ValidTo = ObservedMarket.Today.AddDays(300),
           },
    ];

    private static string GroupCode(int group) => $"G{1 + group:00}";
}

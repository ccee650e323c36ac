using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Simulation.Policies;

namespace JobAssist.Mobile.Simulation.Experiments;

/// <summary>Both experiments over all seeds: how effects change with the share served, and how they stand when the assumptions are wrong.</summary>
/// <param name="stated">The stated market; the others are changes of it.</param>
/// <param name="seeds">Seeds of the stated market, 1, 2, …</param>
/// <param name="otherSeeds">Seeds of each other market, at most as many.</param>
internal sealed class Study(Assumptions stated, int seeds, int otherSeeds)
{
    public const int FewServed = 10, AllServed = 100;

    public static IReadOnlyList<int> Shares { get; } = [5, FewServed, 25, 50, 75, AllServed];

    /// <summary>Notices a seat as the product's rounds have it.</summary>
    public static decimal DefaultPerSeat { get; } = AllocationPolicy.Default.NoticesPerSeat;

    public static IReadOnlyList<decimal> PerSeat { get; } = [2, 5, 10, 20, 50];

    public static NoticePolicy PrivateLists { get; } = new PrivateLists();
    public static NoticePolicy Allocation { get; } = new Allocation(DefaultPerSeat);

    public static IReadOnlyList<NoticePolicy> Policies { get; } = [PrivateLists, Allocation, new ByPriority(DefaultPerSeat), new ByLot(), new Nothing()];

    public Assumptions Stated => stated;
    public int Seeds => seeds;
    public int OtherSeeds => otherSeeds;

    public Samples Run(Action<string>? progress = null)
    {
        var samples = new Samples();
        for (var seed = 1; seed <= seeds; seed++)
        {
            foreach (var (name, assumptions) in Markets.All(stated))
            {
                if (name == Markets.Stated || seed <= otherSeeds) Try(samples, name, new Trial((ulong)seed, assumptions));
            }

            progress?.Invoke($"seed {seed} of {seeds}");
        }

        return samples;
    }

    private static void Try(Samples samples, string market, Trial trial)
    {
        samples.Add(market, trial);
        foreach (var setting in SettingsOf(market)) samples.Add(setting, trial.Try(setting.Policy, setting.Percent));
    }

    private static List<Setting> SettingsOf(string market)
    {
        var settings = new List<Setting>();
        if (market == Markets.Stated) settings.AddRange(Policies.SelectMany(policy => Shares.Select(share => new Setting(market, policy, share))));
        else settings.AddRange(from policy in new[] { PrivateLists, Allocation } from share in new[] { FewServed, AllServed } select new Setting(market, policy, share));
        if (Markets.Varied.Contains(market, StringComparer.Ordinal))
            settings.AddRange(PerSeat.Where(perSeat => perSeat != DefaultPerSeat).Select(perSeat => new Setting(market, new Allocation(perSeat), AllServed)));
        return settings;
    }
}

using JobAssist.Mobile.Simulation.Policies;

namespace JobAssist.Mobile.Simulation.Experiments;

internal static class Probe
{
    public static void Run(Assumptions assumptions, int seeds)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var trial = new Trial((ulong)seed, assumptions);
            Console.WriteLine($"seed {seed} seats {trial.Truth.Seats} untouched {trial.Untouched.Hires} apps {trial.Untouched.Applicants.Sum()} {clock.ElapsedMilliseconds} ms");
            NoticePolicy[] ways = [new PrivateLists(), new Allocation(20), new Allocation(5), new ByPriority(20), new ByLot()];
            foreach (var way in ways)
            {
                foreach (var share in new[] { 5, 10, 25, 50, 75, 100 })
                {
                    clock.Restart();
                    var t = trial.Try(way, share);
                    Console.WriteLine($"{way.Name,-14}{way.NoticesPerSeat,3} {share,4}% within {t.ServedAgainstUnserved,6:F2} served {t.GainOfServed,6:F2} unserved {t.GainOfUnserved,6:F2} market {t.HiresGained,6:F2} per served {t.HiresGainedPerServed,6:F2} apply {t.AppliedPerNotice,5:F1} fill {t.Fill,5:F1} gini {t.GiniOfNotices:F2} {t.GiniOfApplications:F2} never {t.NeverTold:F0} Z {t.Coverage(Domain.People.PriorityClass.ZeroEmploymentHousehold):F0} O {t.Coverage(Domain.People.PriorityClass.Ordinary):F0} {clock.ElapsedMilliseconds} ms");
                }
            }
        }
    }
}

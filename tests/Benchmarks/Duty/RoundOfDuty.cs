using System.Diagnostics;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Benchmarks.Report;
using JobAssist.Mobile.Benchmarks.Web;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Notifications.Rounds;
using JobAssist.Mobile.TestShared;
using Npgsql;

namespace JobAssist.Mobile.Benchmarks.Duty;

/// <summary>
/// A whole round as the notifications program holds it, from the register in PostgreSQL to composed notices in PostgreSQL with everything on the
/// disk, beside a bare COPY of the bytes that it leaves behind.
/// </summary>
internal static class RoundOfDuty
{
    public static async Task<Table> RunAsync(Options options)
    {
        await using var server = await PostgresServer.StartForMeasuringAsync();
        await using var database = await MobileDatabase.CreateOnAsync(server);
        await using (var owner = NpgsqlDataSource.Create(database.OwnerConnection + ";Command Timeout=0"))
        {
            var loading = Stopwatch.GetTimestamp();
            await new CityOfPhones(options.MakeInstance(), owner, (int)options.Workers).LoadAsync();
            await CityOfDuty.OweAsync(owner);
            Console.Error.WriteLine($"The register is loaded: {Stopwatch.GetElapsedTime(loading).TotalSeconds:N0} s");
        }

        var slot = NoticeSlot.Of(Instance.Today);
        await using var program = DutyProgram.Build(database, Instance.Today);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await program.Rounds.HoldAsync(slot, RoundStart.Operator, CancellationToken.None);
        watch.Stop();
        var own = Process.GetCurrentProcess().TotalProcessorTime - before;

        var owed = await database.ScalarAsync<long>("SELECT count(*) FROM obligations");
        var notices = await database.ScalarAsync<long>("SELECT count(*) FROM notices");
        if (owed != notices) throw new InvalidOperationException($"{owed} are owed and {notices} notices were composed.");
        var bare = await BareCopy.RunAsync(database);
        var phases = program.Phases;
        return new Table($"{owed:N0} owed, {options.Postings:N0} postings", ["what", "seconds", "per second", "of bare COPY"],
        [
            Row("bare COPY of what the round left behind, no index", bare.Seconds, owed, bare.Seconds),
            Row("the same COPY into tables with their indexes", bare.IndexedSeconds, owed, bare.Seconds),
            Row("the round: made, allotted, composed, stored", watch.Elapsed.TotalSeconds, owed, bare.Seconds),
            .. phases.Select(phase => Row("  " + phase.Name, phase.Seconds, owed, bare.Seconds)),
        ],
        [
            $"PostgreSQL 15 with fsync, synchronous_commit and full_page_writes on, 2 GB of shared buffers, on the same cores. {bare.Bytes / 1e6:N0} MB in COPY's binary form: {string.Join(", ", bare.Tables)}.",
            $"CPU of the notifications program {own.TotalSeconds:N1} s; PostgreSQL's comes on top. {await database.ScalarAsync<long>("SELECT count(*) FROM notices WHERE NOT nothing_fits"):N0} notices with openings, certified gap {await database.ScalarAsync<double>("SELECT gap_share FROM round_passes WHERE pass = 0"):P2}.",
        ]);
    }

    private static IReadOnlyList<string> Row(string what, double seconds, long owed, double bare) => [what, $"{seconds:N1}", $"{owed / seconds:N0}", $"{100 * bare / seconds:N0} %"];
}

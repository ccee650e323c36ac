using System.Diagnostics;
using System.Globalization;
using JobAssist.Mobile.Benchmarks;
using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.Benchmarks.Duty;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Benchmarks.Report;
using JobAssist.Mobile.Benchmarks.Rounds;
using JobAssist.Mobile.Benchmarks.Web;

var options = new Options(args);
var facts = Machine.Facts();
switch (options.Command)
{
    case "generate": return Generate();
    case "rank": return Publish("Ranking", () => RankingTables.Of(Ranking.Run(options)));
    case "single": return Publish("One worker at a time", () => [RankingTables.Of(Ranking.Run(options))[^1]]);
    case "allocate": return Publish("Rounds", () => [RoundTable.Of(RoundTable.Run(options))]);
    case "grid": return Publish("Rounds on several seeds and skews", () => [RoundGrid.Of(options)]);
    case "api": return Publish("The list over HTTP", () => [WebTable.Of(options)]);
    case "duty": return Publish("A round from database to database", () => [RoundOfDuty.RunAsync(options).GetAwaiter().GetResult()]);
    case "serve":
        AnswerHost.Serve(options);
        return 0;
    case "phones":
        await RealApi.HoldAsync(options);
        return 0;
    case "judge": return Publish("Rounds against the optimum", () => [Judge.Of(options)]);
    case "all": return Publish("Ranking, rounds and HTTP", () => [.. RankingTables.Of(Ranking.Run(options)), RoundTable.Of(RoundTable.Run(options)), WebTable.Of(options)]);
    case "contender": return Contend();
    case "allocate-one":
        RoundContender.Run(options, options.Text("name", "ours")).Print(Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("Usage: rank|single|allocate|grid|judge|api|duty|all|generate [--workers N] [--postings N] [--seed S] [--skew flat|normal|steep|congested] [--only NAME,…] …; see README.md");
        return 2;
}

int Generate()
{
    var watch = Stopwatch.StartNew();
    var instance = options.MakeInstance();
    Console.WriteLine($"{options.Postings:N0} postings ({options.Shape.Name}, seed {options.Seed}) in {watch.Elapsed.TotalSeconds:N2} s");
    watch.Restart();
    var made = instance.WorkersInOrder().LongCount();
    Console.WriteLine($"{made:N0} workers in {watch.Elapsed.TotalSeconds:N2} s");
    return Marginals.Print(instance, Console.Out) ? 0 : 1;
}

int Contend()
{
    var rig = Rig.Of(options);
    IEnumerable<Outcome> results = options.Text("name", "") switch
    {
        "linq" => [LinqContender.Run(options, options.MakeInstance(), rig.AnswersOf("linq"))],
        "postgres" => PostgresContender.Run(rig),
        var name => [OurEngine.Run(options, options.MakeInstance(), name, rig.AnswersOf(name))],
    };
    foreach (var result in results) result.Print(Console.Out);
    return 0;
}

int Publish(string what, Func<IReadOnlyList<Table>> tables)
{
    var size = $"{options.Workers:N0} workers × {options.Postings:N0} postings";
    // A grid's rows say which market each of them is.
    if (options.Command != "grid") size += $", {options.Shape.Name}, seed {options.Seed}";
    var sheet = new Sheet($"{what}: {size}", $"dotnet run -c Release --project tests/Benchmarks -- {string.Join(' ', args)}", facts, tables());
    var day = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    var results = options.Text("results", Path.GetFullPath(Path.Combine(Peers.SourceFolder, "..", "results")));
    var name = options.Text("as", $"{day}-{options.Command}-{options.Workers}x{options.Postings}-{options.Shape.Name}-{options.Seed}");
    Console.Error.WriteLine($"Written to {sheet.Publish(Console.Out, results, name)}");
    return 0;
}

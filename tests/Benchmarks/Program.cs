using System.Diagnostics;
using JobAssist.Mobile.Benchmarks;
using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.Benchmarks.Instances;

var options = new Options(args);
switch (options.Command)
{
    case "generate":
        var watch = Stopwatch.StartNew();
        var instance = options.MakeInstance();
        Console.WriteLine($"{options.Postings:N0} postings ({options.Shape.Name}, seed {options.Seed}) in {watch.Elapsed.TotalSeconds:N2} s");
        watch.Restart();
        var made = instance.WorkersInOrder().Count();
        Console.WriteLine($"{made:N0} workers in {watch.Elapsed.TotalSeconds:N2} s");
        return Marginals.Print(instance, Console.Out) ? 0 : 1;
    case "rank":
        foreach (var (outcome, exact) in Ranking.Run(options)) Console.WriteLine($"{outcome} {exact}");
        return 0;
    case "contender":
        var rig = Rig.Of(options);
        IEnumerable<Outcome> results = options.Text("name", "") switch
        {
            "linq" => [LinqContender.Run(options, options.MakeInstance(), rig.AnswersOf("linq"))],
            "postgres" => PostgresContender.Run(rig),
            _ => [OurEngine.Run(options, options.MakeInstance(), rig.AnswersOf("ours"))],
        };
        foreach (var result in results) result.Print(Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("Usage: <generate> [--workers N] [--postings N] [--seed S] [--skew flat|normal|steep|congested]");
        return 2;
}

using System.Text.Json.Serialization;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Benchmarks.Web;

/// <summary>One match as the labourer's list shows it.</summary>
internal sealed record MatchAnswer(Guid Posting, int Score, int Rank, IReadOnlyList<Reason> Reasons, IReadOnlyList<MissingFact> Missing, Competition Competition);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MatchAnswer[]))]
internal sealed partial class AnswerJson : JsonSerializerContext;

/// <summary>
/// Kestrel with two paths: <c>/bare</c> sends one fixed answer through the serializer, <c>/matches</c> ranks and explains for another
/// worker each time. Signing in, auditing and reading a snapshot's change are not in it: it is the ceiling of the real endpoint.
/// </summary>
internal static class AnswerHost
{
    private const int People = 10_000;

    public static void Serve(Options options)
    {
        var instance = options.MakeInstance();
        var engine = new MatchEngine(instance.BuildMarket());
        var people = Enumerable.Range(0, (int)Math.Min(People, instance.WorkerCount)).Select(n => instance.Worker(n)).ToArray();
        var next = 0;
        MatchAnswer[] Ask(WorkerRow worker)
        {
            var words = engine.Explain(worker, engine.TopC(worker, [], options.Top));
            return [.. words.Select(w => new MatchAnswer(w.PostingId, w.Score, w.Rank ?? 0, w.Reasons, w.Missing, w.Competition))];
        }

        var fixedAnswer = people.Select(Ask).First(answer => answer.Length == options.Top);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/bare", context => context.Response.WriteAsJsonAsync(fixedAnswer, AnswerJson.Default.MatchAnswerArray, cancellationToken: context.RequestAborted));
        app.MapGet("/matches", context => context.Response.WriteAsJsonAsync(
            Ask(people[(Interlocked.Increment(ref next) & int.MaxValue) % people.Length]), AnswerJson.Default.MatchAnswerArray, cancellationToken: context.RequestAborted));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("SERVING " + app.Urls.First()));
        app.Run();
    }
}

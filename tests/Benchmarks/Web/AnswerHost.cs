using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using JobAssist.Mobile.Api.Workers.Matches;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Benchmarks.Web;

/// <summary>
/// Kestrel with three paths: <c>/bytes</c> sends one fixed answer as it is, <c>/bare</c> sends the same through the serializer's fast
/// path, <c>/matches</c> ranks, explains and writes for another worker each time. No sign-in, no database: what the real endpoint is
/// held against.
/// </summary>
internal sealed class AnswerHost
{
    private const int People = 20_000;
    private const string Json = "application/json; charset=utf-8";
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Instance _instance;
    private readonly MatchEngine _engine;
    private readonly int _top;
    private readonly Dictionary<Guid, (PostingRow Row, int Number)> _rows = [];
    private readonly Dictionary<string, string> _occupations;
    private readonly ConcurrentDictionary<Guid, byte[]> _cards = new();
    private readonly ConcurrentDictionary<Guid, Crowd> _packed = new();

    private AnswerHost(Options options)
    {
        (_instance, _top) = (options.MakeInstance(), options.Top);
        _engine = new MatchEngine(_instance.BuildMarket()).Ready();
        _occupations = _instance.Trades.Rows.ToDictionary(o => o.Code, o => o.Name, StringComparer.Ordinal);
        for (var n = 0; n < _instance.Postings.Count; n++) _rows[_instance.Postings[n].Id] = (_instance.Postings[n], n);
    }

    public static void Serve(Options options)
    {
        var host = new AnswerHost(options);
        var people = Enumerable.Range(0, (int)Math.Min(People, host._instance.WorkerCount)).Select(n => host._instance.Worker(n)).ToArray();
        // A worker's first list waits for views of that home: a running service has made them.
        Parallel.ForEach(people, worker => host.BytesFor(worker));
        var bytes = people.Select(host.BytesFor).Where(answer => answer.Length > 0).Take(200).OrderBy(answer => answer.Length).ElementAt(100);
        var answer = JsonSerializer.Deserialize(bytes, AnswerJson.Default.BareItemArray)!;
        var next = 0;

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/bytes", async context =>
        {
            (context.Response.ContentType, context.Response.ContentLength) = (Json, bytes.Length);
            await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
        });
        app.MapGet("/bare", async context =>
        {
            context.Response.ContentType = Json;
            using (var json = new Utf8JsonWriter(context.Response.BodyWriter, Writing)) AnswerJson.Default.BareItemArray.SerializeHandler!(json, answer);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        });
        app.MapGet("/matches", context => host.Ask(people[(Interlocked.Increment(ref next) & int.MaxValue) % people.Length]).ExecuteAsync(context));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("SERVING " + app.Urls.First()));
        app.Run();
    }

    private MatchList Ask(WorkerRow worker)
    {
        var explained = _engine.Explain(worker, _engine.TopC(_packed.GetOrAdd(worker.Id, _ => Crowd.Of(_engine.Market, [worker])), [], _top));
        var cards = new List<byte[]>(explained.Count);
        foreach (var match in explained) cards.Add(_cards.GetOrAdd(match.PostingId, CardOf));
        return MatchListWriter.Write(cards, explained, _engine.WouldOpen(worker));
    }

    private byte[] CardOf(Guid posting) => MatchListWriter.CardOf(Adverts.CardOf(_rows[posting].Row, _rows[posting].Number, _occupations[_rows[posting].Row.OccupationCode]));

    private byte[] BytesFor(WorkerRow worker)
    {
        var list = Ask(worker);
        var bytes = new byte[list.Length];
        list.CopyTo(bytes);
        return bytes;
    }
}

/// <summary>The list as plain text and numbers, for the serializer alone.</summary>
internal sealed record BareItem(BareCard Posting, int Score, int Rank, BareReason[] Reasons, MissingFact[] Missing, Competition Competition, string Spoken, Counterfactual[] Counterfactuals, BareChance? Chance);

internal sealed record BareReason(string Code, int Points, string Text);

internal sealed record BareChance(string Band, string Text);

internal sealed record BareCard(Guid Id, string Reference, string Title, string Employer, string OccupationCode, string Occupation, string? WorkplaceCode, string Workplace, string Kind,
    string Arrangement, string? PayBasis, int? PayMinFen, int? PayMaxFen, string? PieceUnit, int? MonthMinFen, int? MonthMaxFen, string WorkTime, string Shift, string Dormitory, string Meals,
    bool Couples, bool TravelOrganised, string Contract, bool SocialInsurance, int Headcount, int OpenPlaces, DateOnly OpensOn, DateOnly? StartsOn, DateOnly ClosesOn, string Availability);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BareItem[]))]
internal sealed partial class AnswerJson : JsonSerializerContext;

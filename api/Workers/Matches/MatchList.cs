using System.Buffers;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Matching.Explanations;
using Microsoft.AspNetCore.Http.Metadata;

namespace JobAssist.Mobile.Api.Workers.Matches;

/// <summary>
/// A list of <see cref="MatchItem"/> written straight to the answer: what is the same for everybody (the card of a posting) comes as
/// bytes made before. A test holds it against the serializer.
/// </summary>
internal sealed class MatchList(IReadOnlyList<byte[]> cards, IReadOnlyList<Explanation> explained, IReadOnlyList<Counterfactual> changes) : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "application/json";
    private static readonly JsonSerializerOptions Json = Rules();
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private const int LikelyLength = 48 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    private static readonly Func<Reason, byte[]> Bytes = BytesOf;

    public static MatchList Empty { get; } = new([], [], []);

    /// <summary>The card as it stands in a list; nothing where the posting takes nobody.</summary>
    public static byte[] CardOf(PostingCard? card) => card is { Availability: PostingAvailability.Open } ? JsonSerializer.SerializeToUtf8Bytes(card, Json) : [];

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(IReadOnlyList<MatchItem>), [ContentType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var written = WrittenHere();
        (response.ContentType, response.ContentLength) = (ContentType + "; charset=utf-8", written.Length);

        // The server has copied the bytes when the call comes back: the thread's buffer is free for the next list.
        await response.BodyWriter.WriteAsync(written, httpContext.RequestAborted);
    }

    private ReadOnlyMemory<byte> WrittenHere()
    {
        var (buffer, json) = (_buffer ??= new ArrayBufferWriter<byte>(LikelyLength), _json ??= new Utf8JsonWriter(_buffer, Writing));
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        Write(json);
        json.Flush();
        return buffer.WrittenMemory;
    }

    internal void Write(Utf8JsonWriter json)
    {
        var would = JsonSerializer.SerializeToUtf8Bytes(changes, Json);
        json.WriteStartArray();
        for (int at = 0, rank = 1; at < cards.Count; at++)
        {
            if (cards[at].Length > 0) Write(json, cards[at], explained[at], rank++, would);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, byte[] card, Explanation match, int rank, byte[] would)
    {
        json.WriteStartObject();
        json.WritePropertyName("posting"u8);
        json.WriteRawValue(card, skipInputValidation: true);
        json.WriteNumber("score"u8, match.Score);
        json.WriteNumber("rank"u8, rank);
        WriteReasons(json, match.Reasons);
        WriteMissing(json, match.Missing);
        WriteCompetition(json, match.Competition);
        json.WriteString("spoken"u8, match.Spoken);
        json.WritePropertyName("counterfactuals"u8);
        json.WriteRawValue(would, skipInputValidation: true);
        if (match.Chance is { } chance)
        {
            json.WriteStartObject("chance"u8);
            json.WriteString("band"u8, NameOf(chance.Band));
            json.WriteString("text"u8, chance.Text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteReasons(Utf8JsonWriter json, IReadOnlyList<Reason> reasons)
    {
        json.WriteStartArray("reasons"u8);
        for (var at = 0; at < reasons.Count; at++)
        {
            if (reasons[at].IsShared) json.WriteRawValue(reasons[at].Written(Bytes), skipInputValidation: true);
            else Write(json, reasons[at]);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Reason reason)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, reason.Code);
        json.WriteNumber("points"u8, reason.Points);
        json.WriteString("text"u8, reason.Text);
        json.WriteEndObject();
    }

    private static byte[] BytesOf(Reason reason)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Writing)) Write(json, reason);
        return bytes.ToArray();
    }

    private static void WriteMissing(Utf8JsonWriter json, IReadOnlyList<MissingFact> missing)
    {
        json.WriteStartArray("missing"u8);
        for (var at = 0; at < missing.Count; at++)
        {
            json.WriteStartObject();
            json.WriteString("field"u8, missing[at].Field);
            json.WriteString("code"u8, missing[at].Code);
            json.WriteString("text"u8, missing[at].Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCompetition(Utf8JsonWriter json, Competition competition)
    {
        json.WriteStartObject("competition"u8);
        json.WriteNumber("places"u8, competition.Places);
        if (competition.Told is { } told) json.WriteNumber("told"u8, told);
        if (competition.Applied is { } applied) json.WriteNumber("applied"u8, applied);
        json.WriteString("text"u8, competition.Text);
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> NameOf(JobAssist.Mobile.Matching.Chances.ChanceBand band) => band switch
    {
        JobAssist.Mobile.Matching.Chances.ChanceBand.Large => "large"u8,
        JobAssist.Mobile.Matching.Chances.ChanceBand.Small => "small"u8,
        _ => "middling"u8,
    };

    private static JsonSerializerOptions Rules()
    {
        var options = new JsonSerializerOptions();
        JsonRules.Apply(options);
        return options;
    }
}

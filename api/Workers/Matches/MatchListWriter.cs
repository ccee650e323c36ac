using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Matching.Chances;
using JobAssist.Mobile.Matching.Explanations;

namespace JobAssist.Mobile.Api.Workers.Matches;

/// <summary>
/// Writes the entries of a list as the serializer would write <see cref="MatchItem"/>s, without making them: a test holds it against the
/// serializer. What is the same for everybody (cards, shared reasons) comes as bytes made before, and the list only points to them.
/// One for each thread.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Lives as long as its thread and holds nothing but memory.")]
internal sealed class MatchListWriter
{
    private const int LikelyLength = 48 * 1024;
    private static readonly JsonSerializerOptions Json = Rules();
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly Func<Reason, byte[]> Bytes = BytesOf;

    [ThreadStatic]
    private static MatchListWriter? _mine;

    private readonly ArrayBufferWriter<byte> _buffer = new(LikelyLength);
    private readonly List<SharedPart> _shared = [];
    private readonly Utf8JsonWriter _json;

    private MatchListWriter() => _json = new Utf8JsonWriter(_buffer, Writing);

    /// <summary>The card as it stands in a list; nothing where the posting takes nobody.</summary>
    public static byte[] CardOf(PostingCard? card) => card is { Availability: PostingAvailability.Open } ? JsonSerializer.SerializeToUtf8Bytes(card, Json) : [];

    /// <summary>The list in the order of <paramref name="explained"/>; entries without a card are left out.</summary>
    public static MatchList Write(IReadOnlyList<byte[]> cards, IReadOnlyList<Explanation> explained, IReadOnlyList<Counterfactual> changes)
    {
        var mine = _mine ??= new MatchListWriter();
        mine._buffer.ResetWrittenCount();
        mine._shared.Clear();
        mine._json.Reset();
        mine.WriteAll(cards, explained, JsonSerializer.SerializeToUtf8Bytes(changes, Json));
        mine._json.Flush();
        return MatchList.Of(mine._buffer.WrittenSpan, mine._shared);
    }

    private void WriteAll(IReadOnlyList<byte[]> cards, IReadOnlyList<Explanation> explained, byte[] would)
    {
        _json.WriteStartArray();
        for (int at = 0, rank = 1; at < cards.Count; at++)
        {
            if (cards[at].Length > 0) Write(cards[at], explained[at], rank++, would);
        }

        _json.WriteEndArray();
    }

    private void Write(byte[] card, Explanation match, int rank, byte[] would)
    {
        _json.WriteStartObject();
        _json.WritePropertyName("posting"u8);
        WriteShared(card);
        _json.WriteNumber("score"u8, match.Score);
        _json.WriteNumber("rank"u8, rank);
        WriteReasons(match.Reasons);
        WriteMissing(_json, match.Missing);
        WriteCompetition(_json, match.Competition);
        _json.WriteString("spoken"u8, match.Spoken);
        _json.WritePropertyName("counterfactuals"u8);
        WriteShared(would);
        if (match.Chance is { } chance)
        {
            _json.WriteStartObject("chance"u8);
            _json.WriteString("band"u8, NameOf(chance.Band));
            _json.WriteString("text"u8, chance.Text);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteShared(byte[] part)
    {
        _json.WriteRawValue(part, skipInputValidation: true);
        _shared.Add(new SharedPart(part, (int)_json.BytesCommitted + _json.BytesPending - part.Length));
    }

    private void WriteReasons(IReadOnlyList<Reason> reasons)
    {
        _json.WriteStartArray("reasons"u8);
        for (var at = 0; at < reasons.Count; at++)
        {
            if (reasons[at].IsShared) WriteShared(reasons[at].Written(Bytes));
            else Write(_json, reasons[at]);
        }

        _json.WriteEndArray();
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

    private static ReadOnlySpan<byte> NameOf(ChanceBand band) => band switch
    {
        ChanceBand.Large => "large"u8,
        ChanceBand.Small => "small"u8,
        _ => "middling"u8,
    };

    private static JsonSerializerOptions Rules()
    {
        var options = new JsonSerializerOptions();
        JsonRules.Apply(options);
        return options;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Infra.Duty.News;

/// <summary>What of an opening matters to whoever was told of it; the database's function posting_terms writes it.</summary>
public sealed record ToldTerms
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public PayBasis? PayBasis { get; init; }
    public int? PayMinFen { get; init; }
    public int? PayMaxFen { get; init; }
    public string? PieceUnit { get; init; }
    public int? MonthMinFen { get; init; }
    public int? MonthMaxFen { get; init; }
    public string? WorkplaceCode { get; init; }
    public string Workplace { get; init; } = "";
    public ShiftPattern Shift { get; init; }
    public Dormitory Dormitory { get; init; }
    public Meals Meals { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly ClosesOn { get; init; }

    /// <exception cref="JsonException">The text was not written by posting_terms.</exception>
    public static ToldTerms Read(string json) => JsonSerializer.Deserialize<ToldTerms>(json, Json) ?? throw new JsonException("No terms.");
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Whom one speaks to at an employer or broker: the JSON inside contact_sealed, <c>{"name","phone","idNumber"}</c>.</summary>
public sealed record Contact(string Name, string? Phone, string? IdNumber)
{
    public string ToJson() => SealedJson.Of(this);

    /// <summary>Never shows what it holds: it may end in a log.</summary>
    public override string ToString() => nameof(Contact);
}

/// <summary>The JSON inside private_sealed of a worker.</summary>
public sealed record WorkerPrivate(string? Ethnicity, int? DisabilityLevel, int? MonthIncomeFen)
{
    public override string ToString() => nameof(WorkerPrivate);
}

/// <summary>The JSON inside private_sealed of a household.</summary>
public sealed record HouseholdPrivate(string? Ethnicity, int SeriouslyIll, int SeverelyDisabled)
{
    public override string ToString() => nameof(HouseholdPrivate);
}

/// <summary>One way to write what is sealed, so that equal content is equal text.</summary>
public static class SealedJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}

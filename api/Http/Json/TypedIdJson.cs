using System.Text.Json;
using System.Text.Json.Serialization;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Typed ids travel as bare GUIDs (their twin for PostgreSQL is infra/Persistence/TypedIds.cs).</summary>
internal sealed class TypedIdJson : JsonConverterFactory
{
    public static bool IsTypedId(Type type) =>
        type.IsValueType && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    public override bool CanConvert(Type typeToConvert) => IsTypedId(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TId> : JsonConverter<TId> where TId : struct, ITypedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value)
                ? TId.From(value)
                : throw new JsonTextException("id.invalid", "编号的格式不对。");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}

/// <summary>A half-month slot travels as "2026-12-H1".</summary>
internal sealed class NoticeSlotJson : JsonConverter<NoticeSlot>
{
    public override NoticeSlot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && NoticeSlot.TryParse(reader.GetString(), out var slot)
            ? slot
            : throw new JsonTextException("slot.invalid", "请按 2026-12-H1 的样子填写。");

    public override void Write(Utf8JsonWriter writer, NoticeSlot value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

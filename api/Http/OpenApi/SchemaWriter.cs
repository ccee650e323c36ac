using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;
using JobAssist.Mobile.Domain.Notices;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Schemas of what our own converters read and write, and the limits of our own annotations.</summary>
internal sealed class SchemaWriter : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(string)) schema.Type = context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        else if (type.IsEnum) schema.Type = JsonSchemaType.String;
        else if (TypedIdJson.IsTypedId(type)) (schema.Type, schema.Format, schema.Properties) = (JsonSchemaType.String, "uuid", null);
        else if (type == typeof(NoticeSlot)) (schema.Type, schema.Pattern, schema.Properties) = (JsonSchemaType.String, "^[0-9]{4}-(0[1-9]|1[0-2])-H[12]$", null);

        // What may be null is left out where there is nothing to say.
        foreach (var property in context.JsonTypeInfo.Properties)
            if (property.IsSetNullable || property.IsGetNullable) schema.Required?.Remove(property.Name);
        foreach (var limit in LimitsOf(context.JsonPropertyInfo)) Write(schema, limit);
        return Task.CompletedTask;
    }

    private static IEnumerable<ValidationAttribute> LimitsOf(JsonPropertyInfo? property) =>
        (property?.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true) ?? [])
        .Concat(property?.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true) ?? []).Cast<ValidationAttribute>();

    private static void Write(OpenApiSchema schema, ValidationAttribute limit)
    {
        switch (limit)
        {
            case TextAttribute text:
                (schema.MinLength, schema.MaxLength) = (text.Min, text.Max);
                break;
            case WithinAttribute number:
                (schema.Minimum, schema.Maximum) = ($"{number.Min}", $"{number.Max}");
                break;
            case EntriesAttribute list:
                (schema.MinItems, schema.MaxItems) = (list.Min, list.Max);
                break;
            default:
                break;
        }
    }
}

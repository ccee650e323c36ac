using System.Collections.Concurrent;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Of which type the value had to be that could not be read. The reader names the record around it, and the way to it.</summary>
internal static class MemberTypes
{
    private const string NullablePrefix = "System.Nullable`1[";
    private static readonly ConcurrentDictionary<string, Type?> Known = new(StringComparer.Ordinal);

    /// <param name="typeName">As the reader wrote it: the record, or the value's own type.</param>
    /// <param name="field">"wishes.occupations[0]".</param>
    public static Type? Of(string typeName, string field)
    {
        if (Known.GetOrAdd(typeName, Find) is not { } type) return null;
        var name = field.Split('.')[^1].Split('[')[0];
        var member = Array.Find(type.GetProperties(), property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return PlainOf(member?.PropertyType ?? type);
    }

    private static Type PlainOf(Type type) =>
        Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? (type is { IsGenericType: true, GenericTypeArguments: [var item] } ? item : type);

    private static Type? Find(string name)
    {
        if (name.StartsWith(NullablePrefix, StringComparison.Ordinal)) name = name[NullablePrefix.Length..^1];
        return Type.GetType(name) ?? AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null);
    }
}

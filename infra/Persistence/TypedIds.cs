using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>How the domain's own value types travel to PostgreSQL: typed ids as uuid, slots as text, enums as text.</summary>
internal static class TypedIds
{
    public static void UseDomainValues(this ModelConfigurationBuilder configuration)
    {
        foreach (var id in typeof(WorkerId).Assembly.GetTypes().Where(IsTypedId))
            configuration.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
        configuration.Properties<NoticeSlot>().HaveConversion<NoticeSlotConverter>();
        configuration.Properties<Enum>().HaveConversion<string>();
    }

    public static bool IsTypedId(Type type) =>
        type.IsValueType && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));
}

internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
    where TId : struct, ITypedId<TId>
{
    private static TId Wrap(Guid value) => TId.From(value);
}

internal sealed class NoticeSlotConverter() : ValueConverter<NoticeSlot, string>(slot => slot.ToString(), text => NoticeSlot.Parse(text));

using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>Column names are the property's name in snake_case unless a configuration says otherwise.</summary>
internal static class SnakeCase
{
    public static void UseSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            Name(entity.GetProperties());
            foreach (var complex in entity.GetComplexProperties()) Name(complex.ComplexType.GetProperties());
        }
    }

    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var place = 0; place < name.Length; place++)
        {
            if (place > 0 && (char.IsUpper(name[place]) || (char.IsAsciiDigit(name[place]) && !char.IsAsciiDigit(name[place - 1])))) text.Append('_');
            text.Append(char.ToLowerInvariant(name[place]));
        }

        return text.ToString();
    }

    private static void Name(IEnumerable<IMutableProperty> properties)
    {
        foreach (var property in properties)
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null) property.SetColumnName(Of(property.Name));
    }
}

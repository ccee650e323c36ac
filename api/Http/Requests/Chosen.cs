namespace JobAssist.Mobile.Api.Http;

/// <summary>A word of a query that names one member of an enum, written as in JSON; numbers and unknown words are 400.</summary>
internal readonly record struct Chosen<TEnum>(TEnum Value) where TEnum : struct, Enum
{
    public static bool TryParse(string? text, out Chosen<TEnum> chosen)
    {
        var parsed = Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && char.IsAsciiLetter(text![0]) && Enum.IsDefined(value);
        chosen = new Chosen<TEnum>(value);
        return parsed;
    }
}

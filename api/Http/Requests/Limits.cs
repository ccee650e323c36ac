using System.ComponentModel.DataAnnotations;

namespace JobAssist.Mobile.Api.Http;

/// <summary>A text of a request: least and most characters, counted as people count them.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TextAttribute(int max) : ValidationAttribute
{
    public int Max { get; } = max;

    /// <summary>0: may be empty.</summary>
    public int Min { get; set; } = 1;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string text) return ValidationResult.Success;
        var length = text.EnumerateRunes().Count();
        if (length < Min || (Min > 0 && string.IsNullOrWhiteSpace(text))) return Invalid(validationContext, Min > 1 ? $"text.length|至少要 {Min} 个字。" : "required|这一项必须填写。");
        return length > Max ? Invalid(validationContext, $"text.length|最多 {Max} 个字。") : ValidationResult.Success;
    }

    private static ValidationResult Invalid(ValidationContext context, string message) => new(message, context.MemberName is null ? null : [context.MemberName]);
}

/// <summary>A number of a request, both ends included.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class WithinAttribute(int min, int max) : ValidationAttribute
{
    public int Min { get; } = min;
    public int Max { get; } = max;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is null) return ValidationResult.Success;
        var number = Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture);
        return number >= Min && number <= Max
            ? ValidationResult.Success
            : new ValidationResult($"number.range|要在 {Min} 到 {Max} 之间。", validationContext.MemberName is null ? null : [validationContext.MemberName]);
    }
}

/// <summary>A list of a request: least and most entries.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EntriesAttribute(int max) : ValidationAttribute
{
    public int Max { get; } = max;
    public int Min { get; set; }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is not System.Collections.ICollection list || (list.Count >= Min && list.Count <= Max)
            ? ValidationResult.Success
            : new ValidationResult($"list.length|要有 {Min} 到 {Max} 项。", validationContext.MemberName is null ? null : [validationContext.MemberName]);
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace JobAssist.Mobile.SmsStandIn;

/// <summary>What one number is answered.</summary>
internal sealed record Status(string Phone, string Code, string SerialNo, int Fee, string? Text)
{
    public static Status Refused(string phone, string code) => new(phone, code, "", 0, null);
}

/// <summary>Judges one message to one number, in the vendor's order as far as it is known: app, signature, template, number, values, limits, balance.</summary>
internal static partial class Sending
{
    const int OneMessage = 70;
    const int PartOfMany = 67;

    public static Status Send(World world, string secretId, SendRequest request, string phone)
    {
        if (!world.Apps.TryGetValue(request.AppId, out var app) || app.SecretId != secretId)
            return Status.Refused(phone, "InvalidParameterValue.SdkAppIdNotExist");
        if (!app.Signatures.Contains(request.SignName ?? "", StringComparer.Ordinal))
            return Status.Refused(phone, "FailedOperation.SignatureIncorrectOrUnapproved");
        if (app.Templates.FirstOrDefault(t => t.Id == request.TemplateId) is not { Approved: true } template)
            return Status.Refused(phone, "FailedOperation.TemplateIncorrectOrUnapproved");
        // Other forms are taken by the vendor too; the strict side asks for E.164.
        if (!MainlandMobile().IsMatch(phone))
            return Status.Refused(phone, "InvalidParameterValue.IncorrectPhoneNumber");
        if (app.DoNotDisturb.Contains(phone, StringComparer.Ordinal))
            return Status.Refused(phone, "FailedOperation.PhoneNumberInBlacklist");
        if (FaultOf(request, template, world.Limits) is { } fault)
            return Status.Refused(phone, fault);

        var text = $"【{request.SignName}】{Fill(template, request.Parameters)}";
        if (text.Length > world.Limits.LongestText)
            return Status.Refused(phone, "InvalidParameterValue.ContentLengthLimit");
        if (app.SensitiveWords.Any(word => text.Contains(word, StringComparison.Ordinal)))
            return Status.Refused(phone, "FailedOperation.ContainSensitiveWord");

        // UTF-16 units, as an SMS with Chinese letters travels: an emoji is two.
        var fee = text.Length <= OneMessage ? 1 : (text.Length + PartOfMany - 1) / PartOfMany;
        return world.Counters.Take(app, phone, text, fee) is { } spent
            ? Status.Refused(phone, spent)
            : new Status(phone, "Ok", SerialNo(world), fee, text);
    }

    static string? FaultOf(SendRequest request, TemplateOptions template, Limits limits)
    {
        var places = Place().Matches(template.Text).Select(match => int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)).Distinct().Count();
        if (request.Parameters.Count != places)
            return "FailedOperation.TemplateParamSetNotMatchApprovedTemplate";
        if (request.Parameters.Any(value => value.Length == 0 || value.Contains('【') || value.Contains('】')))
            return "FailedOperation.TemplateIncorrectOrUnapproved";
        if (request.Parameters.Any(value => value.Length > limits.LongestParameter))
            return "InvalidParameterValue.TemplateParameterLengthLimit";
        return request.Parameters.Any(value => Link().IsMatch(value)) ? "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter" : null;
    }

    static string Fill(TemplateOptions template, IReadOnlyList<string> parameters) =>
        Place().Replace(template.Text, match => parameters[int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) - 1]);

    // Unlike any of an earlier run.
    static string SerialNo(World world) => $"2645:{world.Clock.GetUtcNow().ToUnixTimeSeconds()}{System.Security.Cryptography.RandomNumberGenerator.GetString("0123456789", 18)}";

    [GeneratedRegex(@"^\+861[3-9][0-9]{9}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MainlandMobile();

    [GeneratedRegex(@"\{(?<n>[0-9]{1,2})\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"://|www\.|\.(com|cn|net|org)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}

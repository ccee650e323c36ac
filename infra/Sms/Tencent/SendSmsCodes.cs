namespace JobAssist.Mobile.Infra.Sms.Tencent;

/// <summary>
/// The vendor's codes, which exist in this folder only (cloud.tencent.com/document/api/382/59177 and 55981). A code counts as
/// harmless only when it says that the request was refused before it was acted upon; every other one, known or not, is Unknown.
/// </summary>
internal static class SendSmsCodes
{
    public const string Ok = "Ok";

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static SmsOutcome Meaning(string code, string? requestId, DateTimeOffset now) => code switch
    {
        "InvalidParameterValue.IncorrectPhoneNumber" or "UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone" =>
            new SmsOutcome.Refused(SmsRefusedReason.BadNumber, code),
        "FailedOperation.PhoneNumberInBlacklist" => new SmsOutcome.Refused(SmsRefusedReason.DoNotDisturb, code),

        "InvalidParameterValue.TemplateParameterLengthLimit" or "InvalidParameterValue.TemplateParameterFormatError"
            or "InvalidParameterValue.ContentLengthLimit" or "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter"
            or "FailedOperation.ContainSensitiveWord" => new SmsOutcome.BadValues(code),

        "LimitExceeded.PhoneNumberThirtySecondLimit" => new SmsOutcome.LimitReached(SmsLimit.Number, now.AddSeconds(30), code),
        "LimitExceeded.PhoneNumberOneHourLimit" or "LimitExceeded.DeliveryFrequencyLimit" => new SmsOutcome.LimitReached(SmsLimit.Number, now.AddHours(1), code),
        "LimitExceeded.PhoneNumberDailyLimit" or "LimitExceeded.PhoneNumberSameContentDailyLimit" =>
            new SmsOutcome.LimitReached(SmsLimit.Number, NextDay(now), code),
        "LimitExceeded.AppDailyLimit" or "LimitExceeded.AppMainlandChinaDailyLimit" or "LimitExceeded.DailyLimit" =>
            new SmsOutcome.LimitReached(SmsLimit.Account, NextDay(now), code),
        // Whoever buys messages tells nobody: a look every ten minutes finds out.
        "FailedOperation.InsufficientBalanceInSmsPackage" or "UnauthorizedOperation.ServiceSuspendDueToArrears" =>
            new SmsOutcome.LimitReached(SmsLimit.Balance, now.AddMinutes(10), code),

        "InternalError.SigVerificationFail" or "InternalError.SigFieldMissing" or "InternalError.RequestTimeException" => Credentials(code),
        "FailedOperation.TemplateIncorrectOrUnapproved" or "FailedOperation.TemplateUnapprovedOrNotExist"
            or "FailedOperation.TemplateParamSetNotMatchApprovedTemplate" or "FailedOperation.SignatureIncorrectOrUnapproved"
            or "FailedOperation.FailResolvePacket" or "FailedOperation.JsonParseFail"
            or "InvalidParameterValue.SdkAppIdNotExist" or "NoSuchVersion" or "InvalidAction" or "UnknownParameter"
            or "IpInBlacklist" or "IpNotInWhitelist" => new SmsOutcome.ConfigurationRefused(code),
        _ => code.Split('.')[0] switch
        {
            "RequestLimitExceeded" => new SmsOutcome.NotAccepted(SmsNotAcceptedReason.Throttled, code),
            "AuthFailure" => Credentials(code),
            "UnauthorizedOperation" or "MissingParameter" or "InvalidParameter" or "UnsupportedOperation" => new SmsOutcome.ConfigurationRefused(code),
            _ => new SmsOutcome.Unknown(new SmsFailure(SmsFailureKind.Vendor, code, requestId)),
        },
    };

    private static SmsOutcome.NotAccepted Credentials(string code) => new(SmsNotAcceptedReason.Credentials, code);

    // Days are Beijing's; a minute is added, for their clock is not ours.
    private static DateTimeOffset NextDay(DateTimeOffset now) =>
        new DateTimeOffset(now.ToOffset(Beijing).Date.AddDays(1), Beijing).AddMinutes(1).ToUniversalTime();
}

using System.Text;
using JobAssist.Mobile.Infra.Outgoing;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.Sms.Tencent;

namespace JobAssist.Mobile.Infra.Tests.Sms;

/// <summary>The vendor's words, read one by one.</summary>
public sealed class SmsAnswerTests
{
    // 09:30 in Beijing.
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_good_answer_brings_serial_number_and_parts() =>
        Assert.Equal(new SmsOutcome.Accepted("5000:1045710669157053657849499619", 2), Read(Status("""
            "SerialNo":"5000:1045710669157053657849499619","PhoneNumber":"+8618511122233","Fee":2,"SessionContext":"test","Code":"Ok","Message":"send success","IsoCode":"CN"
            """)));

    [Theory]
    [InlineData("""{"Response":{"SendStatusSet":[{"Code":"Ok"}]}}""")]
    [InlineData("""{"Response":{"SendStatusSet":[{"Code":"Ok","SerialNo":{},"Fee":"many"}],"RequestId":7}}""")]
    [InlineData("""{"Response":{"SendStatusSet":[{"Code":"Ok","SerialNo":"\ud800","Fee":-1}]}}""")]
    [InlineData("""{"Response":{"SendStatusSet":[{"Code":"Ok","SerialNo":"","Fee":1e300}],"More":1}}""")]
    public void Ok_counts_whatever_stands_around_it(string body) => Assert.Equal(new SmsOutcome.Accepted(null, null), Read(body));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Response":null}""")]
    [InlineData("""{"Response":{}}""")]
    [InlineData("""{"Response":{"Error":{}}}""")]
    [InlineData("""{"Response":{"Error":"AuthFailure.SignatureFailure"}}""")]
    [InlineData("""{"Response":{"SendStatusSet":{}}}""")]
    [InlineData("""{"Response":{"SendStatusSet":[]}}""")]
    [InlineData("""{"Response":{"SendStatusSet":[1]}}""")]
    [InlineData("""{"Response":{"SendStatusSet":[{"Code":null}]}}""")]
    [InlineData("""{"Response":{"SendStatusSet":[{"Code":"Ok"},{"Code":"Ok"}]}}""")]
    [InlineData("<html>")]
    [InlineData("""{"Response":{"SendStatusSet":[{"Code":"Ok","Ser""")]
    public void What_cannot_be_read_is_unknown(string body) =>
        Assert.Equal(SmsFailureKind.Unreadable, Assert.IsType<SmsOutcome.Unknown>(Read(body)).Failure.Kind);

    [Theory]
    [InlineData("LimitExceeded.PhoneNumberThirtySecondLimit", SmsLimit.Number, 30)]
    [InlineData("LimitExceeded.PhoneNumberOneHourLimit", SmsLimit.Number, 3600)]
    [InlineData("LimitExceeded.DeliveryFrequencyLimit", SmsLimit.Number, 3600)]
    [InlineData("LimitExceeded.PhoneNumberDailyLimit", SmsLimit.Number, 52_260)]
    [InlineData("LimitExceeded.PhoneNumberSameContentDailyLimit", SmsLimit.Number, 52_260)]
    [InlineData("LimitExceeded.AppMainlandChinaDailyLimit", SmsLimit.Account, 52_260)]
    [InlineData("UnauthorizedOperation.ServiceSuspendDueToArrears", SmsLimit.Balance, 600)]
    public void A_limit_ends_when_the_vendors_window_ends(string code, SmsLimit limit, int seconds) =>
        Assert.Equal(new SmsOutcome.LimitReached(limit, Now.AddSeconds(seconds), code), Refused(code));

    [Theory]
    [InlineData("AuthFailure.SignatureFailure")]
    [InlineData("AuthFailure.SignatureExpire")]
    [InlineData("AuthFailure.SecretIdNotFound")]
    [InlineData("InternalError.RequestTimeException")]
    public void Keys_and_clocks_concern_every_message(string code) => Assert.Equal(new SmsOutcome.NotAccepted(SmsNotAcceptedReason.Credentials, code), Refused(code));

    [Theory]
    [InlineData("FailedOperation.TemplateIncorrectOrUnapproved")]
    [InlineData("FailedOperation.SignatureIncorrectOrUnapproved")]
    [InlineData("InvalidParameterValue.SdkAppIdNotExist")]
    [InlineData("UnauthorizedOperation.RequestIpNotInWhitelist")]
    [InlineData("MissingParameter")]
    [InlineData("UnknownParameter")]
    public void Configuration_stops_the_template(string code) => Assert.Equal(new SmsOutcome.ConfigurationRefused(code), Refused(code));

    [Theory]
    [InlineData("InternalError")]
    [InlineData("InternalError.Timeout")]
    [InlineData("FailedOperation")]
    [InlineData("FailedOperation.SomethingNew")]
    [InlineData("InvalidParameterValue.SomethingNew")]
    [InlineData("LimitExceeded.SomethingNew")]
    [InlineData("ok")]
    public void A_code_that_nobody_knows_is_unknown(string code) =>
        Assert.Equal(new SmsFailure(SmsFailureKind.Vendor, code, "r-1"), Assert.IsType<SmsOutcome.Unknown>(Refused(code)).Failure);

    [Fact]
    public void A_code_that_is_a_sentence_or_a_number_to_call_is_not_kept()
    {
        foreach (var code in (string[])["number +8619900000001 is bad", new string('A', 101), "改"])
            Assert.Equal(new SmsFailure(SmsFailureKind.Unreadable, RequestId: "r-1"), Assert.IsType<SmsOutcome.Unknown>(Refused(code)).Failure);
    }

    [Fact]
    public void A_code_means_the_same_in_both_places()
    {
        foreach (var code in (string[])["RequestLimitExceeded", "FailedOperation.ContainSensitiveWord", "InvalidParameterValue.IncorrectPhoneNumber", "LimitExceeded.AppDailyLimit"])
            Assert.Equal(Refused(code), Read(Status($"\"Code\":\"{code}\"")));
    }

    private static string Status(string members) => """{"Response":{"SendStatusSet":[{MEMBERS}],"RequestId":"r-1"}}""".Replace("MEMBERS", members, StringComparison.Ordinal);

    private static SmsOutcome Refused(string code) => Read($$$"""{"Response":{"Error":{"Code":"{{{code}}}","Message":"m"},"RequestId":"r-1"}}""");

    private static SmsOutcome Read(string body) => SendSmsAnswer.Read(CallReply.Answered(200, Encoding.UTF8.GetBytes(body)), Now);
}

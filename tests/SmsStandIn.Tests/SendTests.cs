using System.Text;

namespace JobAssist.Mobile.SmsStandIn.Tests;

public class SendTests
{
    [Fact]
    public async Task An_accepted_message_has_a_serial_number_a_fee_and_its_reference()
    {
        await using var sms = await TestStandIn.StartAsync();
        var answer = await sms.SendAsync();
        Assert.StartsWith("2645:", answer.Serial, StringComparison.Ordinal);
        Assert.Equal(1, answer.Statuses[0].GetProperty("Fee").GetInt32());
        Assert.Equal("attempt-1", answer.Statuses[0].GetProperty("SessionContext").GetString());
        Assert.Equal(TestStandIn.Phone, answer.Statuses[0].GetProperty("PhoneNumber").GetString());
        Assert.True(Guid.TryParse(answer.Reply.GetProperty("RequestId").GetString(), out _));
    }

    [Theory]
    [InlineData("SmsSdkAppId", "1499999999", "InvalidParameterValue.SdkAppIdNotExist")]
    [InlineData("SmsSdkAppId", "1400000002", "InvalidParameterValue.SdkAppIdNotExist")]
    [InlineData("SignName", "别处", "FailedOperation.SignatureIncorrectOrUnapproved")]
    [InlineData("SignName", null, "FailedOperation.SignatureIncorrectOrUnapproved")]
    [InlineData("TemplateId", "9999", "FailedOperation.TemplateIncorrectOrUnapproved")]
    [InlineData("TemplateId", "1002", "FailedOperation.TemplateIncorrectOrUnapproved")]
    [InlineData("TemplateId", "1003", "FailedOperation.TemplateParamSetNotMatchApprovedTemplate")]
    [InlineData("TemplateParamSet", null, "FailedOperation.TemplateParamSetNotMatchApprovedTemplate")]
    [InlineData("PhoneNumberSet", null, "MissingParameter.EmptyPhoneNumberSet")]
    [InlineData("TemplateId", null, "MissingParameter")]
    [InlineData("TemplateId", 1001, "InvalidParameter")]
    [InlineData("Nonsense", "x", "UnknownParameter")]
    public async Task Whatever_is_not_registered_is_refused_with_the_vendors_code(string member, object? value, string code)
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal(code, (await sms.SendWithAsync(member, value)).Word);
    }

    [Theory]
    [InlineData("19900000001")]
    [InlineData("+8612900000001")]
    [InlineData("+86199000000012")]
    [InlineData("+85291234567")]
    [InlineData("+86 19900000001")]
    public async Task A_number_must_be_a_mainland_mobile_in_E164(string phone)
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal("InvalidParameterValue.IncorrectPhoneNumber", (await sms.SendAsync(phone)).Word);
    }

    [Theory]
    [InlineData("七个字的岗位名", "InvalidParameterValue.TemplateParameterLengthLimit")]
    [InlineData("😀😀😀😀", "InvalidParameterValue.TemplateParameterLengthLimit")]
    [InlineData("a.cn", "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter")]
    [InlineData("在家刷单", "FailedOperation.ContainSensitiveWord")]
    [InlineData("【假】", "FailedOperation.TemplateIncorrectOrUnapproved")]
    [InlineData("", "FailedOperation.TemplateIncorrectOrUnapproved")]
    [InlineData("😀😀😀", "Ok")]
    public async Task Values_are_judged_in_UTF16_units(string value, string code)
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal(code, (await sms.SendAsync(parameters: [value, "普工"])).Word);
    }

    [Fact]
    public async Task Seventy_characters_with_the_signature_are_one_message_and_seventy_one_are_two()
    {
        await using var sms = await TestStandIn.StartAsync(o => o with { Limits = o.Limits with { LongestParameter = 100 } });
        // 【昭通就业】 is six, 招 and 。 are two.
        var fees = new List<int>();
        foreach (var length in (int[])[60, 61])
            fees.Add((await sms.SendAsync(parameters: [new string('字', length), "普工"])).Statuses[0].GetProperty("Fee").GetInt32());
        Assert.Equal([1, 2], fees);
    }

    [Fact]
    public async Task Several_numbers_are_answered_one_by_one()
    {
        await using var sms = await TestStandIn.StartAsync();
        var answer = await sms.SendWithAsync("PhoneNumberSet", new[] { TestStandIn.Phone, "+861" });
        Assert.Equal(["Ok", "InvalidParameterValue.IncorrectPhoneNumber"], answer.Statuses.Select(status => status.GetProperty("Code").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"PhoneNumberSet\":\"x\"}")]
    [InlineData("{\"PhoneNumberSet\":[1]}")]
    [InlineData("{\"SignName\":\"\\ud800\"}")]
    public async Task A_body_that_is_none_is_refused(string body)
    {
        await using var sms = await TestStandIn.StartAsync();
        Assert.Equal("InvalidParameter", (await sms.SendAsync(Encoding.UTF8.GetBytes(body))).Word);
    }
}

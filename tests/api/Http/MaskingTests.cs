using JobAssist.Mobile.Api.Http;

namespace JobAssist.Mobile.Api.Tests.Http;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("王", "*")]
    [InlineData("王四", "王*")]
    [InlineData("王小四", "王*四")]
    [InlineData("欧阳小四", "欧**四")]
    [InlineData("𬭊", "*")]
    [InlineData("𬭊四", "𬭊*")]
    [InlineData("王𬭊四", "王*四")]
    [InlineData("阿卜杜拉·买买提江", "阿******江")]
    public void A_name_is_masked_by_character_not_by_half(string name, string masked) => Assert.Equal(masked, Masking.Name(name));

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("0870-123", "****")]
    public void A_phone_keeps_its_ends(string phone, string masked) => Assert.Equal(masked, Masking.Phone(phone));

    [Theory]
    [InlineData("请打 199-0000-0033，谢谢")]
    [InlineData("请打 １９９００００００３３，谢谢")]
    [InlineData("请打 １９９　００００－００３３，谢谢")]
    public void A_mobile_number_in_a_text_is_taken_out_however_wide_it_is_typed_and_the_rest_stays(string text) =>
        Assert.Equal("请打 （电话不公开），谢谢", Masking.WithoutPhones(text));
}

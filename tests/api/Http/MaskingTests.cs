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
}

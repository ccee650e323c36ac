using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Casework;

namespace JobAssist.Mobile.Infra.Tests.Casework;

/// <summary>Whoever types with a Chinese keyboard left in full width is the same person.</summary>
public sealed class PersonalTextsTests
{
    [Theory]
    [InlineData("13800001234")]
    [InlineData("１３８００００１２３４")]
    [InlineData("＋８６　１３８　００００－１２３４")]
    [InlineData("0086 138-0000-1234")]
    public void A_mobile_number_is_its_eleven_digits_however_wide_they_are_typed(string typed) => Assert.Equal("13800001234", PersonalTexts.Mobile(typed));

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("１１０１０５　１９４９１２３１　００２ｘ")]
    public void An_identity_number_is_the_same_however_wide_it_is_typed(string typed)
    {
        Assert.Equal(IdentityNumberFault.None, IdentityNumber.TryRead(typed, new DateOnly(2026, 11, 27), out var number));
        Assert.Equal("11010519491231002X", number!.Number);
    }

    [Theory]
    [InlineData("ＡＢＣ", "ABC")]
    [InlineData("阿依古丽．买买提", "阿依古丽·买买提")]
    [InlineData("𬭊　䶮", "𬭊䶮")]
    public void A_name_has_one_way_of_being_written(string typed, string name) => Assert.Equal(name, PersonalTexts.Name(typed));
}

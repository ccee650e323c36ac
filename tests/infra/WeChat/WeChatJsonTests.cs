using System.Text;
using System.Text.Json;
using JobAssist.Mobile.Infra.Outgoing;
using JobAssist.Mobile.Infra.WeChat;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

public sealed class WeChatJsonTests
{
    [Theory]
    [InlineData("招工：包吃住，月薪6000元")]
    [InlineData("全角　空格\u00A0和\u2028行")]
    [InlineData("𠮷野家的😀表情")]
    [InlineData("\uE000私用区\u9FFF末字")]
    [InlineData("<b>&'+\"引号\\u4F60\\\\n")]
    public void Letters_stand_as_themselves(string text)
    {
        var json = Encoding.UTF8.GetString(WeChatJson.Serialise(new { content = text }));

        Assert.Equal(text, JsonDocument.Parse(json).RootElement.GetProperty("content").GetString());
        Assert.DoesNotContain("\\u", json.Replace("\\\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_survives_and_only_control_characters_stay_escaped()
    {
        var random = new Random(20261124);
        for (var round = 0; round < 2000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(0x10000))]);
            var json = WeChatJson.Serialise(new { t = text });

            var back = JsonDocument.Parse(json).RootElement.GetProperty("t").GetString();
            Assert.Equal(JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(text)), back);
            var written = Encoding.UTF8.GetString(json).Replace("\\\\", "", StringComparison.Ordinal);
            Assert.All(written.Split("\\u").Skip(1), escaped => Assert.StartsWith("00", escaped, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("""{"n":3611111111111111111}""", 3611111111111111111)]
    [InlineData("""{"n":"3611111111111111111"}""", 3611111111111111111)]
    [InlineData("""{"n":"x"}""", null)]
    [InlineData("""{"n":[1]}""", null)]
    [InlineData("""{}""", null)]
    public void Numbers_are_read_in_both_spellings(string json, long? expected) =>
        Assert.Equal(expected, JsonDocument.Parse(json).RootElement.Whole("n"));
}

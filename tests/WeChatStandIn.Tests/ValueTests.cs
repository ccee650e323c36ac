namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class ValueTests
{
    static readonly Template Plain = new(new TemplateOptions
    {
        Id = "t",
        Title = "t",
        Content = "状态:{{enum_string1.DATA}}",
        EnumValues = new Dictionary<string, IReadOnlyList<string>> { ["enum_string1"] = ["已受理"] },
    });

    [Theory]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十", true)]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十一", false)]
    [InlineData("thing1", "有\n换行", false)]
    [InlineData("short_thing2", "一二三四五", true)]
    [InlineData("short_thing2", "一二三四五六", false)]
    [InlineData("number1", "5000.50", true)]
    [InlineData("number1", "5000元", false)]
    [InlineData("letter1", "ABC", true)]
    [InlineData("letter1", "A1", false)]
    [InlineData("symbol1", "***", true)]
    [InlineData("symbol1", "A", false)]
    [InlineData("character_string1", "JOB-2026/01", true)]
    [InlineData("character_string1", "编号1", false)]
    [InlineData("character_string1", "123456789012345678901234567890123", false)]
    [InlineData("time1", "15:01", true)]
    [InlineData("time1", "15:01:59", true)]
    [InlineData("time1", "2019年10月1日 15:01", true)]
    [InlineData("time1", "15:01~16:00", true)]
    [InlineData("time1", "24:00", false)]
    [InlineData("time1", "2019年10月1日", false)]
    [InlineData("time1", "3pm", false)]
    [InlineData("date1", "2019年10月1日", true)]
    [InlineData("date1", "2019年10月", true)]
    [InlineData("date1", "10月1日", true)]
    [InlineData("date1", "2018-01-01", true)]
    [InlineData("date1", "2018/01/01", true)]
    [InlineData("date1", "2018.01", true)]
    [InlineData("date1", "01-01", true)]
    [InlineData("date1", "2018-01-01 15:01", true)]
    [InlineData("date1", "2018-01-01~2018-02-01", true)]
    [InlineData("date1", "2018-02-30", false)]
    [InlineData("date1", "2018-13", false)]
    [InlineData("date1", "2018-01/01", false)]
    [InlineData("date1", "2018-01-01~2018-02-01~2018-03-01", false)]
    [InlineData("date1", "明天", false)]
    [InlineData("amount1", "¥100", true)]
    [InlineData("amount1", "￥100", true)]
    [InlineData("amount1", "5000.5元", true)]
    [InlineData("amount1", "12345678901", false)]
    [InlineData("amount1", "五千元", false)]
    [InlineData("phone_number1", "+86-0766-66888866", true)]
    [InlineData("phone_number1", "+86-0766-668888661", false)]
    [InlineData("phone_number1", "电话", false)]
    [InlineData("car_number1", "云C12345", true)]
    [InlineData("car_number1", "云C12345…", false)]
    [InlineData("name1", "阿依古丽买买提江", true)]
    [InlineData("name1", "一二三四五六七八九十一", false)]
    [InlineData("name1", "Abdul Kerim", true)]
    [InlineData("phrase1", "配送中", true)]
    [InlineData("phrase1", "一二三四五六", false)]
    [InlineData("phrase1", "OK", false)]
    [InlineData("enum_string1", "已受理", true)]
    [InlineData("enum_string1", "不在表里", false)]
    [InlineData("const9", "没有列出", false)]
    public void Each_kind_of_value_has_its_grammar(string key, string value, bool allowed) =>
        Assert.Equal(allowed, ValueRules.Allows(key, value, Plain, refuseNonBmp: true));

    [Fact]
    public void Values_are_counted_in_utf16_units()
    {
        // U+20BB7 is one character and two units.
        var surname = "\U00020BB7";
        Assert.False(ValueRules.Allows("thing1", surname, Plain, refuseNonBmp: true));
        Assert.True(ValueRules.Allows("thing1", string.Concat(Enumerable.Repeat(surname, 10)), Plain, refuseNonBmp: false));
        Assert.False(ValueRules.Allows("thing1", string.Concat(Enumerable.Repeat(surname, 11)), Plain, refuseNonBmp: false));
    }

    [Fact]
    public void Keys_come_from_the_content_and_an_unknown_kind_is_refused()
    {
        Assert.Equal(["thing1", "date2"], new Template(TestStandIn.Options.Apps[0].Templates[0]).Keys);
        Assert.Throws<ArgumentException>(() => new Template(new TemplateOptions { Id = "x", Title = "x", Content = "{{wish1.DATA}}" }));
    }
}

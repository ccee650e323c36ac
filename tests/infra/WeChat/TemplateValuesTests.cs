using System.Globalization;
using JobAssist.Mobile.Infra.WeChat;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

public sealed class TemplateValuesTests
{
    [Theory]
    [InlineData("thing1", "  电子厂\r\n招工\t包吃住  ", "电子厂 招工 包吃住")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十一", "一二三四五六七八九十一二三四五六七八九…")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十")]
    [InlineData("thing1", "好😀工𠮷作\u200B\u0000", "好工作")]
    [InlineData("thing1", "焊工　月薪６０００", "焊工 月薪６０００")]
    [InlineData("character_string2", "编号ＡＢ－１２３", "AB-123")]
    [InlineData("phrase3", "招工中abc！！", "招工中")]
    [InlineData("phrase3", "一二三四五六七", "一二三四五")]
    [InlineData("name4", "王小明123", "王小明")]
    [InlineData("name4", "一二三四五六七八九十一", "一二三四五六七八九…")]
    [InlineData("name4", "Anna Maria von der Heide", "Anna Maria von der…")]
    [InlineData("phone_number5", "电话：0870-2222222", "0870-2222222")]
    [InlineData("amount6", "￥ 6,000.00元", "￥6000.00元")]
    [InlineData("number7", "人数：12人", "12")]
    [InlineData("letter8", "A级b", "Ab")]
    [InlineData("symbol9", "a++1", "++")]
    [InlineData("time10", "２０２６年１１月２４日 09：30", "2026年11月24日 09:30")]
    public void Texts_are_made_to_fit(string key, string text, string expected) => Assert.Equal(expected, TemplateValues.Fit(key, text));

    [Theory]
    [InlineData("time1", "15:01", true)]
    [InlineData("time1", "15:01:59", true)]
    [InlineData("time1", "2019年10月1日 15:01", true)]
    [InlineData("time1", "2019-10-01 15:01~2019-10-02 16:00", true)]
    [InlineData("time1", "24:00", false)]
    [InlineData("time1", "2019年10月1日", false)]
    [InlineData("time1", "2019年2月30日 15:01", false)]
    [InlineData("time1", "8点", false)]
    [InlineData("date1", "2018-01-01", true)]
    [InlineData("date1", "2018年1月", true)]
    [InlineData("date1", "2月29日", true)]
    [InlineData("date1", "01-01", true)]
    [InlineData("date1", "2018.01.01~2018.02.01", true)]
    [InlineData("date1", "2018-01/01", false)]
    [InlineData("date1", "2018-13-01", false)]
    [InlineData("date1", "2018-01-01~2018-02-01~2018-03-01", false)]
    [InlineData("date1", "尽快", false)]
    [InlineData("amount1", "￥100", true)]
    [InlineData("amount1", "6000.50元", true)]
    [InlineData("amount1", "4500-6000元", false)]
    [InlineData("amount1", "12345678901", false)]
    [InlineData("phone_number1", "+86-0766-66888866", true)]
    [InlineData("phone_number1", "+86-0766-668888660", false)]
    [InlineData("phone_number1", "---", false)]
    [InlineData("car_number1", "云A12345", true)]
    [InlineData("car_number1", "云A1234学", true)]
    [InlineData("car_number1", "云A123456…", false)]
    [InlineData("name1", "王四", true)]
    [InlineData("name1", "一二三四五六七八九十一", false)]
    [InlineData("phrase1", "配送中", true)]
    [InlineData("phrase1", "配送中!", false)]
    [InlineData("character_string1", "AB 12-3", true)]
    [InlineData("character_string1", "编号1", false)]
    [InlineData("number1", "12.50", true)]
    [InlineData("number1", "12.", false)]
    [InlineData("enum_string1", "招工中", true)]
    [InlineData("enum_string1", "别的", false)]
    [InlineData("const1", "招工中", false)]
    [InlineData("thing1", "好\n的", false)]
    [InlineData("thing1", "好😀", false)]
    public void Only_what_WeChat_takes_is_legal(string key, string value, bool legal)
    {
        var template = Template([key], listed: "enum_string1");
        var faults = TemplateValues.Check(template, new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value });

        Assert.Equal(legal, faults.Count is 0);
        Assert.All(faults, fault => Assert.Equal(new ValueFault(key, ValueFaultKind.Illegal), fault));
    }

    [Fact]
    public void Every_key_must_be_there_filled_and_known()
    {
        var faults = TemplateValues.Check(Template(["thing1", "thing2", "thing3"]),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["thing1"] = "有", ["thing2"] = " ", ["thing9"] = "多" });

        Assert.Equal([new("thing2", ValueFaultKind.Empty), new("thing3", ValueFaultKind.Missing), new("thing9", ValueFaultKind.NotInTemplate)], faults);
    }

    [Fact]
    public void Dates_and_times_of_ours_are_legal()
    {
        Assert.Equal("2026年11月4日", TemplateValues.Of(new DateOnly(2026, 11, 4)));
        for (var moment = new DateTime(2026, 1, 31, 0, 5, 0); moment.Year is 2026; moment = moment.AddHours(31))
        {
            Assert.Empty(TemplateValues.Check(Template(["time1", "date2", "thing3"]), new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["time1"] = TemplateValues.Of(moment),
                ["date2"] = TemplateValues.Of(DateOnly.FromDateTime(moment)),
                ["thing3"] = TemplateValues.Of(moment),
            }));
        }
    }

    [Theory]
    [InlineData(600000, "6000元")]
    [InlineData(600050, "6000.50元")]
    [InlineData(5, "0.05元")]
    public void Money_of_ours_is_legal(long fen, string expected)
    {
        Assert.Equal(expected, TemplateValues.OfFen(fen));
        Assert.Empty(TemplateValues.Check(Template(["amount1"]), new Dictionary<string, string>(StringComparer.Ordinal) { ["amount1"] = expected }));
    }

    [Theory]
    [InlineData("thing1")]
    [InlineData("short_thing1")]
    [InlineData("character_string1")]
    [InlineData("letter1")]
    [InlineData("symbol1")]
    [InlineData("phrase1")]
    [InlineData("name1")]
    public void Whatever_goes_in_what_comes_out_is_legal_or_empty(string key)
    {
        var random = new Random(key.Length * 7919);
        for (var round = 0; round < 5000; round++)
        {
            var text = Generate(random);
            var fitted = TemplateValues.Fit(key, text);

            if (fitted.Length > 0) Assert.True(ValueKinds.IsLegal(key, fitted, NothingListed), Show(text, fitted));
            Assert.Equal(fitted, TemplateValues.Fit(key, fitted));
        }
    }

    [Theory]
    [InlineData("number1")]
    [InlineData("amount1")]
    [InlineData("phone_number1")]
    [InlineData("time1")]
    [InlineData("date1")]
    [InlineData("car_number1")]
    public void What_must_not_be_cut_is_whole_or_found_faulty(string key)
    {
        var random = new Random(key.Length * 104729);
        var template = Template([key]);
        for (var round = 0; round < 2000; round++)
        {
            var text = random.Next(2) is 0 ? Generate(random) : new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)('0' + random.Next(10)))]);
            var fitted = TemplateValues.Fit(key, text);

            var digits = text.Count(char.IsAsciiDigit);
            Assert.True(fitted.Count(char.IsAsciiDigit) >= digits, Show(text, fitted));
            Assert.Equal(fitted.Length > 0 && ValueKinds.IsLegal(key, fitted, NothingListed),
                TemplateValues.Check(template, new Dictionary<string, string>(StringComparer.Ordinal) { [key] = fitted }).Count is 0);
        }
    }

    private static readonly Dictionary<string, IReadOnlyList<string>> NothingListed = [];

    // Chinese, ASCII, white space, controls, pairs and halves of pairs, full-width forms, private use, zero width.
    private static string Generate(Random random) => string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(9) switch
    {
        0 or 1 => ((char)random.Next(0x4E00, 0xA000)).ToString(),
        2 or 3 => ((char)random.Next(0x20, 0x7F)).ToString(),
        4 => " \t\r\n\u3000\u00A0\u0085\u2028"[random.Next(8)].ToString(),
        5 => ((char)random.Next(0x20)).ToString(),
        6 => char.ConvertFromUtf32(random.Next(0x10000, 0x30000)),
        7 => ((char)random.Next(0xFF01, 0xFF5F)).ToString(),
        _ => ((char)random.Next(0x10000)).ToString(),
    }));

    private static string Show(string text, string fitted) =>
        string.Join(' ', text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture))) + " → " + string.Join(' ', fitted.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));

    private static MessageTemplateInfo Template(string[] keys, string? listed = null) => new("t", "岗位通知", "", LongTerm: false, keys,
        listed is null ? NothingListed : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [listed] = ["招工中", "已满"] });
}

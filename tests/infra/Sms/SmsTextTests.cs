using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.SmsStandIn;
using Microsoft.Extensions.Configuration;

namespace JobAssist.Mobile.Infra.Tests.Sms;

public sealed class SmsTextTests
{
    private const string Code = "K7M29QXD";
    private static readonly SmsOpening Opening = new("电子厂装配普工", "东莞市", PayBasis.Month, 550_000);

    [Fact]
    public void A_notice_says_place_work_pay_code_and_whom_to_ask()
    {
        var sms = Text().Compose(Code, Opening, nothingFits: false);

        Assert.Equal("【昭通就业】东莞市招电子厂装配…，月薪最低：5500元。核验码K7M2-9QXD，问详情、查真假打0870-2123456。", sms.Text);
        Assert.Equal("2001", sms.TemplateId);
        Assert.Equal(["东莞市", "电子厂装配…", "月薪最低", "5500元", "K7M2", "9QXD"], sms.Parameters);
    }

    [Fact]
    public void Nothing_is_promised_where_nothing_fits()
    {
        Assert.Equal("【昭通就业】这半个月没有适合您的岗位，我们接着找。想改要求、查真假打0870-2123456，核验码K7M2-9QXD。", Text().Compose(Code, null, nothingFits: true).Text);
        Assert.Equal("【昭通就业】给您找的岗位有变动，最新岗位请打0870-2123456问。核验码K7M2-9QXD，可查真假。", Text().Compose(Code, null, nothingFits: false).Text);
    }

    [Theory]
    [InlineData(PayBasis.Month, 1_250_000, "月薪最低：12500元")]
    [InlineData(PayBasis.Month, 1_250_050, "月薪最低：12500元")]
    [InlineData(PayBasis.Month, 12_345_678, "月薪最低：12万元")]
    [InlineData(PayBasis.Day, 18_050, "日薪最低：180.5元")]
    [InlineData(PayBasis.Day, 18_056, "日薪最低：180元")]
    [InlineData(PayBasis.Hour, 2_550, "时薪最低：25.5元")]
    [InlineData(PayBasis.Piece, 35, "每件最低：0.35元")]
    [InlineData(null, 300_000, "月薪最低：3000元")]
    [InlineData(PayBasis.Month, null, "工资面议：打电话问")]
    public void Pay_is_the_least_that_is_paid_and_never_rounded_up(PayBasis? basis, int? fen, string said) =>
        Assert.Contains($"，{said}。", Text().Compose(Code, Opening with { Basis = basis, MinFen = fen }, nothingFits: false).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("残疾人专岗", "工人")]
    [InlineData("优先招脱贫人口", "工人")]
    [InlineData("详见www.zhaopin.com", "工人")]
    [InlineData("ｗｗｗ．ａ．ｃｎ", "工人")]
    [InlineData("加13900000001", "工人")]
    [InlineData("😀😀", "工人")]
    [InlineData("\u200b\t\ud800", "工人")]
    [InlineData("【银行】客服", "银行客服")]
    [InlineData("{3}厨师", "3厨师")]
    [InlineData("  保洁 \n 员 ", "保洁 员")]
    [InlineData("𠮷野家服务员", "𠮷野家服…")]
    [InlineData("12345𠮷野", "12345…")]
    [InlineData("1234𠮷野", "1234…")]
    [InlineData("1234𠮷", "1234𠮷")]
    [InlineData("👩‍🏭女装缝纫", "女装缝纫")]
    [InlineData("1️⃣号厨师", "1号厨师")]
    public void A_title_is_cleaned_and_never_cut_through_a_letter(string title, string told) =>
        Assert.Equal(told, Text().Compose(Code, Opening with { Title = title }, nothingFits: false).Parameters[1]);

    [Fact]
    public void Whatever_stands_in_an_opening_the_notice_is_one_message_without_link_or_status()
    {
        var random = new Random(70);
        foreach (var (signName, hotline, longest) in ((string, string, string)[])[("就业", "12333", "6"), ("昭通市公共就业服务中心站", "0870-2123456", "6"), ("昭通就业", "0870-2123456", "20")])
        {
            var text = Text(("SignName", signName), ("Hotline", hotline), ("LongestParameter", longest));
            for (var n = 0; n < 2000; n++)
            {
                var opening = new SmsOpening(Any(random), Any(random), (PayBasis?)random.Next(1, 5), random.Next(5) is 0 ? null : random.Next());
                var sms = text.Compose(Code, opening, nothingFits: false);

                Assert.InRange(sms.Text.Length, 1, SmsText.Longest);
                Assert.All(sms.Parameters, value => Assert.InRange(value.Length, 1, int.Parse(longest)));
                Assert.False(StatusWords.AreIn(sms.Text), sms.Text);
                Assert.DoesNotMatch(@"http|www\.|://", sms.Text);
                Assert.Contains("核验码K7M2-9QXD，", sms.Text, StringComparison.Ordinal);
                Assert.Contains(hotline, sms.Text, StringComparison.Ordinal);
                Assert.Equal(sms.Text, Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(sms.Text)));
            }
        }
    }

    [Fact]
    public async Task The_vendors_stand_in_takes_every_notice_as_one_message()
    {
        var text = Text();
        await using var vendor = StandInHost.Build(new StandInOptions
        {
            Limits = new Limits { SameTextPerHalfMinute = null, NumberPerDay = null },
            Apps =
            [
                new AppOptions
                {
                    SecretId = GatewayUnderTest.SecretId, SecretKey = GatewayUnderTest.SecretKey, SdkAppId = "1400000001", Signatures = ["昭通就业"], SensitiveWords = [],
                    Templates = [.. ((SmsTemplate[])[text.JobNotice, text.NothingFits, text.Changed]).Select(template => new TemplateOptions { Id = template.Id, Text = template.Text })],
                },
            ],
        }, new WeChat.ManualClock());
        await vendor.StartAsync();
        using var under = new GatewayUnderTest(vendor.Address);
        var random = new Random(2645);

        for (var n = 0; n < 60; n++)
        {
            var sms = text.Compose(Code, n < 2 ? null : new SmsOpening(Any(random), Any(random), PayBasis.Day, random.Next()), nothingFits: n is 0);
            var accepted = Assert.IsType<SmsOutcome.Accepted>(await under.Get<ISmsGateway>().SendAsync(new SmsMessage(GatewayUnderTest.Phone, sms.TemplateId, sms.Parameters), default));
            Assert.Equal(1, accepted.Parts);
            Assert.Equal(sms.Text, vendor.World.Journal.Entries()[^1].Text);
        }
    }

    [Fact]
    public async Task The_examples_of_the_stand_in_are_these_templates()
    {
        var example = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "SmsStandIn", "example.json");
        var known = JsonSerializer.Deserialize<StandInOptions>(await File.ReadAllBytesAsync(example), Json.Control)!.Apps[0].Templates;

        var text = Text();
        Assert.Equal(((SmsTemplate[])[text.JobNotice, text.NothingFits, text.Changed]).Select(template => (template.Id, template.Text)), known.Select(template => (template.Id, template.Text)));
    }

    [Fact]
    public void The_check_code_can_be_read_back_from_its_two_halves()
    {
        Assert.True(CheckCode.TryRead("K7M2-9QXD", out var code));
        Assert.Equal(Code, code);
        Assert.Throws<ArgumentException>(() => Text().Compose("K7M2", null, nothingFits: true));
    }

    private static SmsText Text(params (string Key, string? Value)[] settings) => new(GatewayUnderTest.Configuration(settings).GetSection(SmsOptions.SectionName).Get<SmsOptions>()!);

    private static string Here([CallerFilePath] string file = "") => file;

    private static string Any(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 30)).Select(_ => random.Next(8) switch
    {
        0 or 1 or 2 => ((char)random.Next(0x4E00, 0xA000)).ToString(),
        3 => ((char)random.Next(0x20, 0x7F)).ToString(),
        4 => " \t\n　\u2028\u0007\ud800\ufe0f【】{}1."[random.Next(14)].ToString(),
        5 => char.ConvertFromUtf32(random.Next(0x20000, 0x2A6DF)),
        6 => char.ConvertFromUtf32(random.Next(0x1F300, 0x1FA00)),
        _ => (random.Next(40) is 0 ? StatusWords.All[random.Next(StatusWords.All.Count)] : "工"),
    }));
}

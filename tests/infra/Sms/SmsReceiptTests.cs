using System.Text;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.Sms.Receipts;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.Tests.Sms;

public sealed class SmsReceiptTests
{
    private const string Token = "an-unguessable-part-of-it";

    // The vendor's own example, its number filled in.
    private const string Example = """
        [{"user_receive_time":"2015-10-17 08:03:04","nationcode":"86","mobile":"13900000001","report_status":"SUCCESS","errmsg":"DELIVRD","description":"用户短信送达成功","sid":"2645:17"}]
        """;

    [Fact]
    public void A_receipt_says_which_message_arrived_and_when_in_Beijing() =>
        Assert.Equal(new SmsReceipt("2645:17", true, new DateTimeOffset(2015, 10, 17, 0, 3, 4, TimeSpan.Zero), "DELIVRD", "13900000001", null), Assert.Single(Read(Example)!.Receipts));

    [Fact]
    public void A_failure_says_why_and_our_reference_comes_back()
    {
        var receipt = Assert.Single(Read("""[{"report_status":"FAIL","errmsg":"MK:0001","sid":"2645:17","ext":"attempt-1"}]""")!.Receipts);
        Assert.Equal((false, "MK:0001", "attempt-1", null), (receipt.Delivered, receipt.Word, receipt.Reference, receipt.At));
    }

    [Fact]
    public void A_hundred_come_at_once() =>
        Assert.Equal(100, Read($"[{string.Join(',', Enumerable.Repeat(Example.Trim()[1..^1], 100))}]")!.Receipts.Count);

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"report_status":"SUCCESS"}""")]
    [InlineData("""{"sid":"2645:17"}""")]
    [InlineData("""{"sid":"2645:17","report_status":"success"}""")]
    [InlineData("""{"sid":"2645:17","report_status":true}""")]
    [InlineData("""{"sid":{"a":1},"report_status":"SUCCESS"}""")]
    [InlineData("""{"sid":"\ud800","report_status":"SUCCESS"}""")]
    [InlineData("""{"sid":"","report_status":"SUCCESS"}""")]
    public void An_entry_that_is_none_is_left_out_and_the_others_count(string entry)
    {
        var batch = Read($"[{entry},{Example.Trim()[1..^1]}]")!;
        Assert.Equal(("2645:17", 1), (Assert.Single(batch.Receipts).SerialNo, batch.Unreadable));
    }

    [Theory]
    [InlineData("""{"sid":264517,"report_status":"SUCCESS","user_receive_time":1445040184,"mobile":13900000001}""")]
    [InlineData("""{"sid":"264517","report_status":"SUCCESS","user_receive_time":"2015-10-17T08:03:04Z","errmsg":[]}""")]
    [InlineData("""{"sid":"264517","report_status":"SUCCESS","user_receive_time":"0001-01-01 00:00:00","sid2":"x"}""")]
    public void Only_sid_and_status_must_be_legible(string entry)
    {
        var receipt = Assert.Single(Read($"[{entry}]")!.Receipts);
        Assert.Equal(("264517", true, null), (receipt.SerialNo, receipt.Delivered, receipt.At));
    }

    [Fact]
    public void What_is_no_list_is_nothing()
    {
        var deep = new string('[', 100_000);
        foreach (var body in (string[])["", "{}", "null", "\"x\"", "[", "<xml/>", Example + "x", deep, $"[{deep}{new string(']', 100_000)}]", new string(' ', 6_000_000) + Example, "\ufeff"])
            Assert.Null(Read(body));
        Assert.Null(SmsReceipts.Read(new byte[] { (byte)'[', (byte)'"', 0xFF, 0xFE }));
        Assert.Empty(Read("[]")!.Receipts);
    }

    [Fact]
    public void Random_damage_never_throws()
    {
        var random = new Random(17);
        for (var n = 0; n < 5000; n++)
        {
            var body = Encoding.UTF8.GetBytes(Example);
            for (var hits = random.Next(1, 6); hits > 0; hits--) body[random.Next(body.Length)] = (byte)random.Next(256);
            _ = SmsReceipts.Read(body);
        }
    }

    [Fact]
    public void A_push_is_known_again_by_its_fingerprint()
    {
        var first = Assert.IsType<SmsPush.Genuine>(Open(Token, Example));
        Assert.Equal(first.Fingerprint, Assert.IsType<SmsPush.Genuine>(Open(Token, Example)).Fingerprint);
        Assert.NotEqual(first.Fingerprint, Assert.IsType<SmsPush.Genuine>(Open(Token, Example + " ")).Fingerprint);
        Assert.Matches("^[0-9a-f]{64}$", first.Fingerprint);
    }

    [Theory]
    [InlineData(null, Token, Example, SmsPushFault.NotConfigured)]
    [InlineData("", "", Example, SmsPushFault.NotConfigured)]
    [InlineData(Token, "an-unguessable-part-of-i", Example, SmsPushFault.BadToken)]
    [InlineData(Token, "", Example, SmsPushFault.BadToken)]
    [InlineData(Token, null, Example, SmsPushFault.BadToken)]
    [InlineData(Token, Token, "{}", SmsPushFault.Unreadable)]
    public void Whoever_does_not_know_the_address_is_rejected(string? ours, string? given, string body, SmsPushFault fault) =>
        Assert.Equal(new SmsPush.Rejected(fault), Open(given, body, ours));

    [Fact]
    public void Nothing_of_a_receipt_shows_when_written()
    {
        var written = $"{Assert.Single(Read(Example)!.Receipts)} {Open(Token, Example)} {new ComposedSms("2001", ["K7M2"], "K7M2")}";
        Assert.All(["13900000001", "K7M2", "2645"], secret => Assert.DoesNotContain(secret, written, StringComparison.Ordinal));
    }

    private static SmsReceiptBatch? Read(string body) => SmsReceipts.Read(Encoding.UTF8.GetBytes(body));

    private static SmsPush Open(string? token, string body, string? ours = Token) =>
        new SmsCallbacks(Options.Create(new SmsOptions { ReceiptToken = ours })).Open(token, Encoding.UTF8.GetBytes(body));
}

using System.Text.Json;

namespace JobAssist.Mobile.SmsStandIn.Tests;

public class ReceiptTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task An_accepted_message_is_followed_by_its_receipt()
    {
        await using var receiver = await ReceiptReceiver.StartAsync();
        await using var sms = await TestStandIn.StartAsync(o => o with { ReceiptUrl = receiver.Url });
        var serialNo = (await sms.SendAsync()).Serial;
        await sms.World.Receipts.WhenIdleAsync(Patience);
        var receipt = JsonDocument.Parse(Assert.Single(receiver.Bodies)).RootElement[0];
        Assert.Equal(["user_receive_time", "nationcode", "mobile", "report_status", "errmsg", "description", "sid"], receipt.EnumerateObject().Select(member => member.Name));
        Assert.Equal((serialNo, "SUCCESS", "19900000001", "2026-11-24 12:00:00"), (Text("sid"), Text("report_status"), Text("mobile"), Text("user_receive_time")));

        string? Text(string name) => receipt.GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_delivery_can_fail_and_a_receipt_can_be_lost()
    {
        await using var receiver = await ReceiptReceiver.StartAsync();
        await using var sms = await TestStandIn.StartAsync(o => o with { ReceiptUrl = receiver.Url, ReceiptsWithReference = true });
        await sms.ControlAsync(HttpMethod.Post, "receipts/fail", new { phone = TestStandIn.Phone, word = "MK:0001" });
        await sms.ControlAsync(HttpMethod.Post, "receipts/fail", new { phone = "+8619900000002", lost = true });
        await sms.SendAsync();
        await sms.SendAsync("+8619900000002");
        await sms.World.Receipts.WhenIdleAsync(Patience);
        var receipt = JsonDocument.Parse(Assert.Single(receiver.Bodies)).RootElement[0];
        Assert.Equal("FAIL", receipt.GetProperty("report_status").GetString());
        Assert.Equal("MK:0001", receipt.GetProperty("errmsg").GetString());
        Assert.Equal("attempt-1", receipt.GetProperty("ext").GetString());
    }

    [Fact]
    public async Task A_push_is_tried_three_times_and_only_result_0_ends_it()
    {
        await using var receiver = await ReceiptReceiver.StartAsync();
        await using var sms = await TestStandIn.StartAsync(o => o with { ReceiptUrl = receiver.Url });
        receiver.Answer = n => n switch { 0 => (500, "{\"result\":0}"), 1 => (200, "success"), _ => (200, "{\"result\":1}") };
        await sms.SendAsync();
        await sms.World.Receipts.WhenIdleAsync(Patience);
        Assert.Equal(3, receiver.Bodies.Count);
        Assert.Single(receiver.Bodies.Distinct());
        Assert.False(Assert.Single(sms.World.Receipts.Pushes).Succeeded);
    }

    [Fact]
    public async Task Held_receipts_come_together_out_of_order_and_four_times()
    {
        await using var receiver = await ReceiptReceiver.StartAsync();
        await using var sms = await TestStandIn.StartAsync(o => o with { ReceiptUrl = receiver.Url });
        await sms.ControlAsync(HttpMethod.Post, "receipts/hold");
        var sent = new List<string>();
        for (var i = 0; i < 130; i++)
            sent.Add((await sms.SendAsync($"+8619900001{i:000}")).Serial);
        await Task.Delay(60);
        Assert.Empty(receiver.Bodies);
        await sms.ControlAsync(HttpMethod.Post, "receipts/release", new { shuffled = true });
        await sms.World.Receipts.WhenIdleAsync(Patience);
        var told = receiver.Bodies.Select(body => JsonDocument.Parse(body).RootElement.EnumerateArray().Select(receipt => receipt.GetProperty("sid").GetString()!).ToList()).ToList();
        Assert.Equal([30, 100], told.Select(push => push.Count).Order());
        Assert.Equal(sent.Order(), told.SelectMany(push => push).Order());
        Assert.NotEqual(sent, told.SelectMany(push => push));

        await sms.ControlAsync(HttpMethod.Post, "receipts/redeliver", new { times = 3 });
        await sms.World.Receipts.WhenIdleAsync(Patience);
        Assert.Equal(8, receiver.Bodies.Count);
        Assert.Equal(2, receiver.Bodies.Distinct().Count());
    }

    [Fact]
    public async Task Any_body_can_be_pushed()
    {
        await using var receiver = await ReceiptReceiver.StartAsync();
        await using var sms = await TestStandIn.StartAsync(o => o with { ReceiptUrl = receiver.Url });
        await sms.ControlAsync(HttpMethod.Post, "receipts/raw", new { body = "not json" });
        Assert.Equal("not json", Assert.Single(receiver.Bodies));
    }
}

using JobAssist.Mobile.Infra.WeChat.Callbacks;
using JobAssist.Mobile.Notifications.Inbox;
using JobAssist.Mobile.Notifications.News;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.WeChatStandIn;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.Tests.News;

/// <summary>What news may use of WeChat beside the duty, and what is sent again and what never. WeChat's journal is the judge.</summary>
public sealed class NewsSendingTests : NewsTown
{
    private const string SendPath = "/cgi-bin/message/subscribe/send";

    [Fact]
    public async Task News_leaves_the_day_s_messages_to_the_duty_and_goes_out_when_the_next_day_has_room()
    {
        for (var person = 0; person < 5; person++) await PersonAsync($"u{person}", ticks: 1);
        await using var frugal = NewProgram(("Duty:Budget:WeChat:PerDay", "10"), ("Duty:Budget:WeChat:ObligationShare", "0.8"));
        await TellAsync();
        await CloseAsync();

        await PassAsync(frugal);
        Assert.Equal(2, Told.Count);
        Clock.Advance(TimeSpan.FromHours(1));
        await PassAsync(frugal);
        Assert.Equal(2, Told.Count);

        Clock.Advance(TimeSpan.FromDays(1));
        await PassAsync(frugal);
        Assert.Equal(4, Told.Count);
    }

    [Fact]
    public async Task The_duty_s_ticks_are_never_spent_on_news()
    {
        var (_, account) = await PersonAsync("anna", ticks: 0);
        await TellAsync();
        WeChat.Join("anna", 3);
        await Town.ConsentAsync(account, 3);
        await CloseAsync();

        await PassAsync();

        Assert.Empty(Told);
        Assert.Equal(3, WeChat.HiddenBalance("anna"));
        Assert.Equal(3, await Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE spent_at IS NULL AND reserved_at IS NULL"));
        Assert.Equal("App", await OutcomesAsync());
    }

    [Fact]
    public void A_program_that_would_tell_news_with_the_duty_s_template_does_not_start()
    {
        var error = Assert.Throws<OptionsValidationException>(() => NewProgram(("WeChat:Templates:PostingChanged:TemplateId", Town.JobTemplate)).Get<IOptions<PostingChangedTemplate>>().Value);

        Assert.Contains("of its own", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_template_nothing_goes_out_by_WeChat()
    {
        await PersonAsync("anna");
        await TellAsync();
        await CloseAsync();
        await using var without = NewProgram(("WeChat:Templates:PostingChanged:TemplateId", ""));

        await PassAsync(without);

        Assert.Empty(Told);
        Assert.Equal("App", await OutcomesAsync());
    }

    [Fact]
    public async Task What_was_certainly_not_taken_is_sent_later_and_once()
    {
        await PersonAsync("anna");
        await TellAsync();
        await CloseAsync();
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, ErrCode = 45011, Path = SendPath });

        await PassAsync();
        Assert.Equal("WeChat NotAccepted", await MessagesAsync());
        Clock.Advance(TimeSpan.FromMinutes(3));
        await PassAsync();
        await PassAsync();

        Assert.Equal("WeChat NotAccepted, WeChat Accepted", await MessagesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_whose_end_nobody_knows_is_never_sent_again(bool after)
    {
        await PersonAsync("anna", ticks: 3);
        await TellAsync();
        await CloseAsync();
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.Cut, Path = SendPath, After = after });

        for (var day = 0; day < 3; day++)
        {
            await PassAsync();
            Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(after ? 1 : 0, Told.Count);
        Assert.Equal("WeChat Unknown", await MessagesAsync());
    }

    [Fact]
    public async Task A_program_that_dies_between_intent_and_answer_leaves_an_unknown_that_is_never_sent_again()
    {
        await PersonAsync("anna", ticks: 3);
        await TellAsync();
        await CloseAsync();
        await using (var dying = NewProgram(("Duty:News:SendLease", "00:00:00.500")))
        {
            await dying.Get<NewsFinder>().FindAsync(CancellationToken.None);
            Assert.IsType<NewsFenced.WeChat>(await dying.Get<NewsFence>().NextAsync(CancellationToken.None));
        }

        await Task.Delay(700, TestContext.Current.CancellationToken);
        for (var day = 0; day < 4; day++)
        {
            await PassAsync();
            Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Empty(Told);
        Assert.Equal("WeChat Unknown", await MessagesAsync());
        Assert.Equal(3, await Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE template_id = $1 AND spent_at IS NULL AND reserved_at IS NULL", Town.ChangedTemplate));
    }

    [Theory]
    [InlineData(true, "Delivered")]
    [InlineData(false, "Undelivered")]
    public async Task A_receipt_tells_what_became_of_an_unknown_and_proves_no_slot(bool delivered, string state)
    {
        var (_, account) = await PersonAsync("anna");
        await TellAsync();
        await CloseAsync();
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.Cut, Path = SendPath, After = true });
        await PassAsync();
        var evidence = await Town.ValueAsync<long>("SELECT count(*) FROM evidence");
        var receipt = new SentReceipt(Town.ChangedTemplate, 4711, delivered ? 0 : 1, "x");

        for (var time = 0; time < 2; time++) Assert.True(await Duty.Get<ReceiptLedger>().SettleAsync(account, receipt, Clock.GetUtcNow(), CancellationToken.None));

        Assert.Equal($"WeChat {state}", await MessagesAsync());
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE template_id = $1 AND spent_at IS NULL", Town.ChangedTemplate));
        Assert.Equal(evidence, await Town.ValueAsync<long>("SELECT count(*) FROM evidence"));
    }
}

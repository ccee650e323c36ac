using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.News;

/// <summary>What is said of an opening that closed or changed, what is no news, and how many changes make one message.</summary>
public sealed class NewsWordsTests : NewsTown
{
    [Theory]
    [InlineData("pay_min_fen = 480000, pay_max_fen = 480000", "工资改为4800元/月")]
    [InlineData("workplace_text = '昭通市区'", "地点改为昭通市区")]
    [InlineData("closes_on = '2026-12-05'", "报名改到12月5日截止")]
    [InlineData("shift = 'Night'", "班次改为夜班")]
    [InlineData("dormitory = 'None'", "不再提供住宿")]
    [InlineData("filled = headcount", "这个岗位已经招满")]
    [InlineData("state = 'Suspended'", "这个岗位已被停用，请不要去，也不要交钱")]
    public async Task What_has_changed_is_said_in_plain_words(string change, string words)
    {
        await PersonAsync("anna");
        await TellAsync();
        await ChangeAsync(change);

        await PassAsync();

        Assert.Equal(words, Assert.Single(Told).Values!["thing2"]);
    }

    [Theory]
    [InlineData("title = '换个名字', changed_at = now()")]
    [InlineData("filled = 3")]
    public async Task What_does_not_matter_to_the_person_is_no_news(string change)
    {
        await PersonAsync("anna");
        await TellAsync();
        await ChangeAsync(change);

        await PassAsync();

        Assert.Equal("", await OutcomesAsync());
    }

    [Fact]
    public async Task An_opening_that_ends_on_its_last_day_is_no_news_and_an_employer_that_may_not_recruit_any_more_is()
    {
        await Town.SqlAsync("UPDATE job_postings SET closes_on = '2026-12-02'");
        await PersonAsync("anna");
        await TellAsync();
        Clock.Advance(TimeSpan.FromDays(3));
        await PassAsync();
        Assert.Equal("", await OutcomesAsync());

        await Town.SqlAsync("UPDATE job_postings SET closes_on = '2026-12-30'");
        await PassAsync();
        Clock.Advance(TimeSpan.FromDays(1));
        await Town.SqlAsync("UPDATE employers SET standing = 'Suspended'");
        await TickAsync("anna", new AccountId(await Town.ValueAsync<Guid>("SELECT id FROM accounts")), 1);
        await PassAsync();

        Assert.Equal(["报名改到12月30日截止", "这个岗位已被停用，请不要去，也不要交钱"], Told.Select(told => told.Values!["thing2"]));
    }

    [Fact]
    public async Task A_change_that_is_undone_before_anybody_heard_of_it_is_not_told()
    {
        await PersonAsync("anna");
        await TellAsync();
        Clock.Advance(TimeSpan.FromHours(12));
        await ChangeAsync("pay_min_fen = 100000");
        await PassAsync();
        await ChangeAsync("pay_min_fen = 450000");
        await PassAsync();
        Clock.Advance(TimeSpan.FromHours(12));
        await PassAsync();

        Assert.Empty(Told);
        Assert.Equal("Undone Undone", await OutcomesAsync());
    }

    [Fact]
    public async Task Several_changes_are_one_message_and_the_next_one_waits_for_the_next_morning()
    {
        var second = await Town.PostingAsync("第二个岗位");
        await PersonAsync("anna", ticks: 3);
        await TellAsync();
        await CloseAsync();
        await ChangeAsync("dormitory = 'None'", second);

        await PassAsync();
        await CloseAsync(second);
        await PassAsync();
        Clock.Advance(TimeSpan.FromHours(10));
        await PassAsync();
        Assert.Equal(("发给您的2个岗位有变动", "打开看每个岗位的变动"), (Assert.Single(Told).Values!["thing1"], Told[0].Values!["thing2"]));

        Clock.Advance(TimeSpan.FromHours(14));
        await PassAsync();
        Assert.Equal(["这个岗位已停止招聘"], Told.Skip(1).Select(told => told.Values!["thing2"]));
    }

    [Fact]
    public async Task Nothing_personal_and_no_word_of_status_gets_into_message_or_log()
    {
        await PersonAsync("anna");
        await TellAsync();
        await CloseAsync();

        await PassAsync();

        Assert.False(StatusWords.AreIn(string.Concat(Assert.Single(Told).Values!.Values)));
        var log = string.Join('\n', Duty.Logs.Lines);
        Assert.All(WeChat.World.Secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
        Assert.DoesNotContain(Told[0].Values!["character_string3"], log, StringComparison.Ordinal);
    }
}

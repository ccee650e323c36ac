using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Sessions;

public sealed class SignInTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task A_new_person_gets_tokens_and_speaks_for_nobody_yet()
    {
        var reply = await app.Anybody.PostAsync("/v1/sessions/wechat", new { code = app.WeChat.OpenApp("o-new-person") });

        Assert.Equal(200, reply.Status);
        Assert.Equal(43, ((string)reply.Json["accessToken"]!).Length);
        Assert.Equal(7200, (int)reply.Json["expiresIn"]!);
        Assert.Null(reply.Json["worker"]);
        Assert.Empty(reply.Json["people"]!.AsArray());
        Assert.Empty(reply.Json["roles"]!.AsArray());
    }

    [Fact]
    public async Task The_same_code_sent_twenty_times_at_once_is_exchanged_once_and_answered_alike()
    {
        var before = app.WeChat.Exchanges;
        var code = app.WeChat.OpenApp("o-weak-network");

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.Anybody.PostAsync("/v1/sessions/wechat", new { code })));

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.Single(replies.Select(reply => reply.Text).Distinct());
        Assert.Equal(1, app.WeChat.Exchanges - before);
    }

    [Fact]
    public async Task Five_minutes_later_the_same_code_opens_nothing_and_says_what_to_do()
    {
        var code = app.WeChat.OpenApp("o-late");
        Assert.Equal(200, (await app.Anybody.PostAsync("/v1/sessions/wechat", new { code })).Status);

        app.Clock.Advance(TimeSpan.FromMinutes(5.1));
        var late = await app.Anybody.PostAsync("/v1/sessions/wechat", new { code });

        Assert.Equal((401, "wechat.code_used"), (late.Status, late.Code));
        Assert.Contains("重新打开", (string)late.Json["title"]!, StringComparison.Ordinal);
        Assert.Contains("没有任何改变", (string)late.Json["title"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_WeChat_does_not_know_is_refused_and_leaves_nothing_behind()
    {
        var reply = await app.Anybody.PostAsync("/v1/sessions/wechat", new { code = "made-up-code" });

        Assert.Equal((401, "wechat.code_invalid"), (reply.Status, reply.Code));
        await using var db = app.Database.Open();
        Assert.False(await db.SignInCodes.AnyAsync(c => c.AnswerSealed == null));
    }

    [Fact]
    public async Task Each_answer_of_WeChat_has_its_own_sentence()
    {
        try
        {
            app.WeChat.Instead = new SignInOutcome.CodeRefused(AlreadyUsed: true);
            var used = await app.Anybody.PostAsync("/v1/sessions/wechat", new { code = app.WeChat.OpenApp("o-a") });
            app.WeChat.Instead = new SignInOutcome.Blocked();
            var blocked = await app.Anybody.PostAsync("/v1/sessions/wechat", new { code = app.WeChat.OpenApp("o-b") });
            app.WeChat.Instead = new SignInOutcome.TooOften();
            var often = await app.Anybody.PostAsync("/v1/sessions/wechat", new { code = app.WeChat.OpenApp("o-c") });
            app.WeChat.Instead = new SignInOutcome.Unavailable(new WeChatFailure(WeChatFailureKind.TimedOut));
            var away = await app.Anybody.PostAsync("/v1/sessions/wechat", new { code = app.WeChat.OpenApp("o-d") });

            Assert.Equal((401, "wechat.code_used"), (used.Status, used.Code));
            Assert.Equal((403, "wechat.blocked"), (blocked.Status, blocked.Code));
            Assert.Equal((429, "rate.limited"), (often.Status, often.Code));
            Assert.Equal((503, "wechat.unavailable"), (away.Status, away.Code));
            Assert.NotNull(often.RetryAfter);
            Assert.NotNull(away.RetryAfter);
        }
        finally
        {
            app.WeChat.Instead = null;
        }
    }

    [Fact]
    public async Task After_WeChat_was_away_the_same_code_still_works()
    {
        var code = app.WeChat.OpenApp("o-second-try");
        app.WeChat.Instead = new SignInOutcome.Unavailable(new WeChatFailure(WeChatFailureKind.NotConnected));
        var first = await app.Anybody.PostAsync("/v1/sessions/wechat", new { code });
        app.WeChat.Instead = null;

        var second = await app.Anybody.PostAsync("/v1/sessions/wechat", new { code });

        Assert.Equal((503, 200), (first.Status, second.Status));
    }

    [Fact]
    public async Task Two_first_sign_ins_of_one_person_at_once_make_one_account()
    {
        var codes = Enumerable.Range(0, 8).Select(_ => app.WeChat.OpenApp("o-two-taps")).ToList();

        var replies = await Task.WhenAll(codes.Select(code => app.Anybody.PostAsync("/v1/sessions/wechat", new { code })));

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.Equal(8, replies.Select(reply => (string)reply.Json["accessToken"]!).Distinct().Count());
        await using var db = app.Database.Open();
        var index = app.Database.Secrets.BlindIndex("account.openid", MobileApp.AppId + "|o-two-taps");
        Assert.Equal(1, await db.Accounts.CountAsync(a => a.OpenIdIndex == index));
    }

    [Fact]
    public async Task The_database_alone_opens_no_session_and_names_nobody()
    {
        var phone = await app.SignInAsync("o-secret-openid");

        await using var db = app.Database.Open();
        var stored = await db.Sessions.AsNoTracking().ToListAsync();
        var dump = await app.Database.ScalarAsync<string>("SELECT string_agg(t::text, '') FROM (SELECT * FROM accounts) t") + await app.Database.ScalarAsync<string>("SELECT string_agg(encode(answer_sealed, 'escape'), '') FROM signin_codes");
        Assert.DoesNotContain(stored, session => System.Text.Encoding.UTF8.GetString(session.AccessHash) == phone.AccessToken);
        Assert.DoesNotContain("o-secret-openid", dump, StringComparison.Ordinal);
        Assert.DoesNotContain(phone.AccessToken!, dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bound_person_speaks_at_once_and_is_named_by_mask()
    {
        var phone = await app.SignInWorkerAsync("王小四");

        var again = await app.Anybody.PostAsync("/v1/sessions/wechat", new { code = app.WeChat.OpenApp(phone.OpenId) });

        Assert.Equal("王*四", (string)again.Json["worker"]!["name"]!);
        Assert.Equal("worker", (string)again.Json["roles"]!.AsArray().Single()!);
        Assert.DoesNotContain("王小四", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_on_one_phone_chooses_who_speaks_and_nobody_else_can_be_chosen()
    {
        var phone = await app.SignInAsync();
        var (wife, husband, stranger) = (await app.RegisterWorkerAsync("李春花"), await app.RegisterWorkerAsync("𬭊"), await app.RegisterWorkerAsync("外人"));
        await app.BindAsync(phone, wife);
        await app.BindAsync(phone, husband);

        var before = await phone.GetAsync("/v1/sessions/current");
        var chosen = await phone.PostAsync("/v1/sessions/current/worker", new { workerId = husband.Value });
        var refused = await phone.PostAsync("/v1/sessions/current/worker", new { workerId = stranger.Value });

        Assert.Null(before.Json["worker"]);
        Assert.Equal(["李*花", "*"], before.Json["people"]!.AsArray().Select(person => (string)person!["name"]!));
        Assert.Equal(husband.ToString(), (string)chosen.Json["worker"]!["id"]!);
        Assert.Equal((404, "not_found"), (refused.Status, refused.Code));
        Assert.Equal(husband.ToString(), (string)(await phone.GetAsync("/v1/sessions/current")).Json["worker"]!["id"]!);
    }

    [Fact]
    public async Task Roles_come_from_the_tables_at_each_request_and_go_as_they_came()
    {
        var phone = await app.SignInCaseworkerAsync();
        Assert.Equal("caseworker", (string)(await phone.GetAsync("/v1/sessions/current")).Json["roles"]!.AsArray().Single()!);

        var account = await app.AccountOfAsync(phone);
        await using var db = app.Database.Open();
        (await db.Staff.SingleAsync(s => s.AccountId == account)).Disable(app.Clock.GetUtcNow());
        await db.SaveChangesAsync();

        Assert.Empty((await phone.GetAsync("/v1/sessions/current")).Json["roles"]!.AsArray());
    }

    [Fact]
    public async Task Signing_out_bites_at_the_next_request()
    {
        var phone = await app.SignInAsync();

        Assert.Equal(204, (await phone.DeleteAsync("/v1/sessions/current")).Status);

        Assert.Equal(401, (await phone.GetAsync("/v1/sessions/current")).Status);
        Assert.Equal(401, (await app.Anybody.PostAsync("/v1/sessions/refresh", new { refreshToken = phone.RefreshToken })).Status);
    }

    [Fact]
    public async Task A_refresh_gives_new_tokens_and_kills_the_old_ones()
    {
        var phone = await app.SignInAsync();

        var renewed = await app.Anybody.PostAsync("/v1/sessions/refresh", new { refreshToken = phone.RefreshToken });

        Assert.Equal(200, renewed.Status);
        Assert.Equal(401, (await phone.GetAsync("/v1/sessions/current")).Status);
        Assert.Equal((401, "session.expired"), await app.Anybody.PostAsync("/v1/sessions/refresh", new { refreshToken = phone.RefreshToken }) is var again ? (again.Status, again.Code) : default);
        Assert.Equal(200, (await new Phone(app.NewClient(), (string)renewed.Json["accessToken"]!).GetAsync("/v1/sessions/current")).Status);
    }

    [Fact]
    public async Task Tokens_run_out()
    {
        var phone = await app.SignInAsync();

        app.Clock.Advance(Session.AccessLife + TimeSpan.FromSeconds(1));

        Assert.Equal(401, (await phone.GetAsync("/v1/sessions/current")).Status);
        Assert.Equal(200, (await app.Anybody.PostAsync("/v1/sessions/refresh", new { refreshToken = phone.RefreshToken })).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Every_bad_token_gets_the_same_answer_as_none(string token)
    {
        var none = await app.Anybody.GetAsync("/v1/sessions/current");
        var bad = await new Phone(app.NewClient(), token).GetAsync("/v1/sessions/current");

        Assert.Equal((401, "session.invalid"), (bad.Status, bad.Code));
        Assert.Equal((string)none.Json["title"]!, (string)bad.Json["title"]!);
    }
}

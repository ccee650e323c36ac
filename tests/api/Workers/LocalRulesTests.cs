using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Domain.Reference;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Workers;

/// <summary>A local rule of the work place, from the table to the phone.</summary>
public sealed class LocalRulesTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string Assembler = "6-25-04-99";

    [Fact]
    public async Task A_rule_counts_once_it_is_enabled_and_not_after_its_last_day()
    {
        var posting = await PublishOnSiteAsync();
        var worker = await SeekerAsync(Today.AddYears(-70));
        await RuleAsync(enabled: false);
        Assert.True(await ShownAsync(worker, posting));

        await RuleAsync(enabled: true);

        Assert.False(await ShownAsync(worker, posting));
        var why = (await worker.GetAsync($"/v1/me/matches/{posting}/why")).Json["notListed"]!;
        Assert.Equal(("law.local_rule", "按东莞市样例规定（样例〔2026〕1号），这个岗位不能安排您做"), ((string)why["code"]!, (string)why["text"]!));
        Assert.Contains("law.local_rule", (await worker.PostAsync("/v1/me/applications", new { postingId = posting.Value }, MobileApp.NewKey())).Text, StringComparison.Ordinal);
        Assert.Equal(0, (int)(await worker.GetAsync("/v1/me/matches/advice")).Json["open"]!);

        await RuleAsync(enabled: true, to: Today.AddDays(-1));
        Assert.True(await ShownAsync(worker, posting));
    }

    [Fact]
    public async Task A_rule_that_differs_in_its_limit_alone_reads_everybody_again()
    {
        var posting = await PublishOnSiteAsync();
        var worker = await SeekerAsync(Today.AddYears(-60));
        await RuleAsync(enabled: true, oldest: 60);
        Assert.True(await ShownAsync(worker, posting));

        await RuleAsync(enabled: true, oldest: 59);

        Assert.False(await ShownAsync(worker, posting));
    }

    [Fact]
    public async Task A_birthday_and_the_first_day_of_a_rule_count_on_the_day()
    {
        var posting = await PublishOnSiteAsync();
        var worker = await SeekerAsync(Today.AddDays(1).AddYears(-60));
        var older = await SeekerAsync(Today.AddYears(-70));
        await RuleAsync(enabled: true, from: Today.AddDays(-1));
        Assert.Equal((true, false), (await ShownAsync(worker, posting), await ShownAsync(older, posting)));
        await RuleAsync(enabled: true, from: Today.AddDays(1));
        Assert.True(await ShownAsync(older, posting));

        app.Clock.Advance(TimeSpan.FromDays(1));
        (worker, older) = (await app.SignInAsync(worker.OpenId), await app.SignInAsync(older.OpenId));

        Assert.Equal((false, false), (await ShownAsync(worker, posting), await ShownAsync(older, posting)));
    }

    private DateOnly Today => Shanghai.DateOf(app.Clock.GetUtcNow());

    private async Task<bool> ShownAsync(Phone worker, JobPostingId posting)
    {
        await app.LookAtMarketAsync();
        return (await worker.GetAsync("/v1/me/matches?top=50")).Text.Contains(posting.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The only opening that anybody can be told of.</summary>
    private async Task<JobPostingId> PublishOnSiteAsync()
    {
        await using var db = app.Database.Open();
        await db.Postings.Where(p => p.Terms.OccupationCode == Assembler).ExecuteDeleteAsync();
        if (!await db.OccupationSites.AnyAsync()) db.OccupationSites.Add(new OccupationSite(Assembler, SiteKind.Construction, "样例", "样例"));
        await db.SaveChangesAsync();
        return await app.PublishJoinedAsync();
    }

    private async Task RuleAsync(bool enabled, int oldest = 59, DateOnly? from = null, DateOnly? to = null)
    {
        await using var db = app.Database.Open();
        await db.LocalRules.ExecuteDeleteAsync();
        db.LocalRules.Add(new LocalRule("441900", SiteKind.Construction, Sex.Male, (short)oldest, "东莞市样例规定（样例〔2026〕1号）", "样例", from ?? new DateOnly(2026, 1, 1), to, enabled));
        await db.SaveChangesAsync();
    }

    private async Task<Phone> SeekerAsync(DateOnly birthOn)
    {
        var phone = await app.SignInWorkerAsync();
        var worker = await app.WorkerOfAsync(phone);
        await using var db = app.Database.Open();
        await db.Workers.Where(w => w.Id == worker).ExecuteUpdateAsync(set => set.SetProperty(w => w.BirthOn, birthOn));
        return phone;
    }
}

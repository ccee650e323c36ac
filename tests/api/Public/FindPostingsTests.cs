using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Api.Tests.Public;

public sealed class FindPostingsTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task Only_what_one_can_apply_for_now_is_listed()
    {
        const string Mark = "只看得见的";
        PostingTerms Named(PostingTerms terms) => terms with { Title = Mark };
        var shown = await app.PublishAsync(Named);
        var hidden = new[]
        {
            await app.PublishAsync(Named, then: posting => posting.Suspend("举报", app.Clock.GetUtcNow())),
            await app.PublishAsync(Named, then: posting => posting.TryClose("招满", app.Clock.GetUtcNow(), out _)),
            await app.PublishAsync(terms => Named(terms) with { OpensOn = new DateOnly(2027, 1, 1), ClosesOn = new DateOnly(2027, 2, 1) }),
            await app.PublishAsync(terms => Named(terms) with { TargetGroupFirstDays = 7 }),
            await app.PublishAsync(Named, employer => employer.Standing = Standing.Suspended),
            await app.PublishAsync(Named, employer => employer.Record = EmployerRecord.ArrearsOpen),
            await app.PublishAsync(Named, employer => employer.Record = EmployerRecord.Blacklisted),
            await app.PublishAsync(Named, employer => employer.Verification = LicenceVerification.Rejected),
            await app.PublishAsync(Named, employer => employer.LicenceValidTo = new DateOnly(2026, 1, 1)),
        };

        var found = Ids(await app.Anybody.GetAsync("/v1/postings?q=" + Uri.EscapeDataString(Mark)));

        Assert.Equal([shown.ToString()], found);
        Assert.Equal(9, hidden.Length);
    }

    [Fact]
    public async Task A_region_takes_everything_inside_it_and_nothing_else()
    {
        var dongguan = await app.PublishAsync(terms => terms with { Title = "地区之一" });
        var home = await app.PublishAsync(terms => terms with { Title = "地区之二", WorkplaceCode = MobileApp.County });

        var guangdong = Ids(await app.Anybody.GetAsync("/v1/postings?limit=100&region=440000"));
        var zhaotong = Ids(await app.Anybody.GetAsync("/v1/postings?limit=100&region=530600"));
        var ludian = Ids(await app.Anybody.GetAsync("/v1/postings?limit=100&region=530621"));

        Assert.Contains(dongguan.ToString(), guangdong);
        Assert.DoesNotContain(home.ToString(), guangdong);
        Assert.Equal([home.ToString()], zhaotong);
        Assert.Empty(ludian);
    }

    [Theory]
    [InlineData("100%", "工资100%发放")]
    [InlineData("a_b", "型号a_b")]
    [InlineData(@"c\d", @"路径c\d")]
    public async Task What_is_typed_means_itself(string q, string title)
    {
        var shown = await app.PublishAsync(terms => terms with { Title = title });
        await app.PublishAsync(terms => terms with { Title = "工资1000发放型号axb路径cd" });

        Assert.Equal([shown.ToString()], Ids(await app.Anybody.GetAsync("/v1/postings?q=" + Uri.EscapeDataString(q))));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var made = new List<string>();
        for (var n = 0; n < 7; n++)
        {
            if (n % 3 == 0) app.Clock.Advance(TimeSpan.FromSeconds(1));
            made.Add((await app.PublishAsync(terms => terms with { Title = "翻页专用" })).ToString());
        }

        var (read, after) = (new List<string>(), "");
        do
        {
            var page = await app.Anybody.GetAsync($"/v1/postings?limit=2&q={Uri.EscapeDataString("翻页专用")}{after}");
            read.AddRange(Ids(page));
            after = page.Json["next"] is { } next ? "&after=" + next : "";
        }
        while (after.Length > 0);

        Assert.Equal(made.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        Assert.Equal(made[6], read[0]);
    }

    [Fact]
    public async Task No_answer_holds_a_way_to_reach_a_person()
    {
        var id = await app.PublishAsync(terms => terms with { Title = "联系13812345678", Duties = "电话 138 1234 5678 或微信", Requirements = "138-1234-5678" });

        var list = await app.Anybody.GetAsync("/v1/postings?q=" + Uri.EscapeDataString("联系"));
        var page = await app.Anybody.GetAsync($"/v1/postings/{id}");

        Assert.DoesNotMatch("1[3-9][0-9 -]{9,}", list.Text.Replace("\"", "", StringComparison.Ordinal).Split("title")[1].Split(',')[0]);
        Assert.Equal("联系（电话不公开）", (string)page.Json["title"]!);
        Assert.Equal("电话 （电话不公开） 或微信", (string)page.Json["duties"]!);
        Assert.Equal("（电话不公开）", (string)page.Json["requirements"]!);
    }

    [Fact]
    public async Task An_occupation_or_its_group_can_be_asked_for()
    {
        var wanted = await app.PublishAsync(terms => terms with { OccupationCode = "6-29-03-01" });

        Assert.Contains(wanted.ToString(), Ids(await app.Anybody.GetAsync("/v1/postings?limit=100&occupation=6-29-03-01")));
        Assert.Contains(wanted.ToString(), Ids(await app.Anybody.GetAsync("/v1/postings?limit=100&occupation=6-29")));
        Assert.DoesNotContain(wanted.ToString(), Ids(await app.Anybody.GetAsync("/v1/postings?limit=100&occupation=6-25")));
    }

    [Theory]
    [InlineData("open")]
    [InlineData("closed")]
    [InlineData("suspended")]
    public async Task A_posting_keeps_its_page_whatever_became_of_it(string state)
    {
        var now = app.Clock.GetUtcNow();
        var id = await app.PublishAsync(then: posting =>
        {
            if (state == "closed") posting.TryClose("不招了", now, out _);
            if (state == "suspended") posting.Suspend("举报", now);
        });

        var page = await app.Anybody.GetAsync($"/v1/postings/{id}");

        Assert.Equal((200, state), (page.Status, (string)page.Json["state"]!));
        Assert.NotEmpty((string)page.Json["whatToDo"]!);
        Assert.Equal(state == "open", page.Json["posting"] is not null);
        Assert.Equal(state == "suspended", page.Json["title"] is null);
    }

    [Fact]
    public async Task A_draft_looks_like_none()
    {
        await using var db = app.Database.Open();
        var draft = new JobPosting(Domain.JobPostingId.New(), "DRAFT-1", await app.RegisterEmployerAsync(), MobileApp.Terms(), app.Clock.GetUtcNow());
        db.Postings.Add(draft);
        await db.SaveChangesAsync();

        Assert.Equal(404, (await app.Anybody.GetAsync($"/v1/postings/{draft.Id}")).Status);
    }

    private static string[] Ids(Reply reply)
    {
        Assert.True(reply.Status == 200, reply.Text);
        return [.. reply.Json["items"]!.AsArray().Select(item => (string)item!["id"]!)];
    }
}

using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Liaisons;

public sealed class VillagePackTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string Path = "/v1/liaison/village-pack";

    [Fact]
    public async Task A_sheet_tells_of_what_is_still_published_and_how_to_check_it()
    {
        var (worker, _) = await app.OweVisitAsync("钱小一");
        var (open, closed) = (await app.PublishAsync(), await app.PublishAsync(terms => terms with { Title = "已经停了的岗位" }));
        var check = await app.WriteNoticeAsync(worker, false, closed, open);
        await using (var db = app.Database.Open())
            await db.Postings.Where(p => p.Id == closed).ExecuteUpdateAsync(row => row.SetProperty(p => p.State, PostingState.Closed));

        var sheet = await SheetOfAsync("钱小一");

        var told = Assert.Single(sheet["openings"]!.AsArray())!;
        Assert.Equal(("电子厂装配工", "东莞市长安镇", "每月5000到6000元，包吃住", "工资比您要的高"), ((string)told["title"]!, (string)told["place"]!, (string)told["pay"]!, (string)told["reason"]!));
        Assert.Equal(check, (string)sheet["noticeCheckCode"]!);
        Assert.Equal($"/pages/sheet/index?c={sheet["sheetCode"]}", (string)sheet["sheetLink"]!);
        Assert.True(CheckCode.TryRead((string)sheet["sheetCode"]!, out _));
    }

    [Fact]
    public async Task Where_nothing_fits_the_sheet_says_so_and_names_what_is_nearest()
    {
        var (worker, _) = await app.OweVisitAsync("钱小二");
        await app.PublishJoinedAsync();
        await app.ChangeWorkerAsync(worker, person => person.Change(person.Wishes with { WageFloorFen = 900_000, AnyDestination = true }, app.Clock.GetUtcNow()));
        await app.WriteNoticeAsync(worker, true);
        await app.LookAtMarketAsync();

        var sheet = await SheetOfAsync("钱小二");

        Assert.Empty(sheet["openings"]!.AsArray());
        Assert.StartsWith("现在没有完全合适的岗位，最接近的是下面这几个。", (string)sheet["says"]!, StringComparison.Ordinal);
        Assert.Contains("够不到您要的9000元", (string)sheet["nearest"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_one_sheet_a_person_and_needs_nothing_from_outside()
    {
        await app.OweVisitAsync("𠮷·阿依");
        var liaison = await app.SignInLiaisonAsync();

        var (page, type, policy) = await PageAsync(liaison);

        Assert.Equal("text/html; charset=utf-8", type);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<link|<img|url\\(|src=|href=", page);
        Assert.Equal(page.Split("class=\"dear\"").Length, page.Split("class=\"sheet\"").Length);
        Assert.All(page.Split("<header>").Skip(1), rest => Assert.DoesNotContain("阿依", rest[..rest.IndexOf("</header>", StringComparison.Ordinal)], StringComparison.Ordinal));
        Assert.All(StatusWords.All, word => Assert.DoesNotContain(word, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_camera_reads_from_every_sheet_the_page_of_its_person_even_with_a_torn_corner()
    {
        foreach (var name in new[] { "钱小六", "钱小七" }) await app.OweVisitAsync(name);
        var liaison = await app.SignInLiaisonAsync();

        var (page, _, _) = await PageAsync(liaison);

        var links = PrintedQr.AllOf(page).Select(qr => qr.Read()).ToList();
        Assert.Equal(page.Split("class=\"dear\"").Length - 1, links.Count);
        Assert.Equal(links.Count, links.Distinct(StringComparer.Ordinal).Count());
        Assert.All(links, link => Assert.Matches("^/pages/sheet/index[?]c=[2-9A-HJ-NP-Z]{8}$", link));
        Assert.All(links, link => Assert.Contains($"<b class=\"code\">{link![^8..^4]}-{link[^4..]}</b>", page, StringComparison.Ordinal));
        Assert.Equal(links, PrintedQr.AllOf(page).Select(qr => qr.Torn().Read()));
        Assert.All(PrintedQr.AllOf(page), qr => Assert.Null(qr.Halved().Read()));
    }

    [Fact]
    public async Task Group_and_loudspeaker_name_nobody_no_status_and_no_number_but_the_office_s()
    {
        string[] names = ["𠮷小四", "邴原", "欧阳建国", "阿依古丽·买买提"];
        JobPostingId[] postings =
        [
            await app.PublishAsync(), await app.PublishAsync(terms => terms with { Title = "欧阳建国招普工" }), await app.PublishAsync(terms => terms with { Title = "脱贫户优先装卸工" }),
            await app.PublishAsync(terms => terms with { Title = "缝纫工0870-2123456", WorkplaceText = "找邴原13800000000" }), await app.PublishAsync(terms => terms with { Title = "保安员", TargetGroupFirstDays = 60 }),
        ];
        foreach (var name in names) await app.WriteNoticeAsync((await app.OweVisitAsync(name, mobile: "19900000077")).Worker, false, postings);
        var liaison = await app.SignInLiaisonAsync();

        var pack = (await liaison.GetAsync(Path)).Json;

        foreach (var text in new[] { (string)pack["groupText"]!, (string)pack["loudspeakerScript"]! })
        {
            Assert.All([.. names, .. StatusWords.All, "13800000000", "2123456", "19900000077", "保安员"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
            Assert.Contains("东莞市长安镇", text, StringComparison.Ordinal);
            Assert.Contains("每月5000到6000元，包吃住", text, StringComparison.Ordinal);
            Assert.Contains("12333", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_is_excused_met_or_still_to_be_rung_up_in_time_gets_no_sheet()
    {
        var (excused, asked) = await app.OweVisitAsync("孙已免");
        var (met, _) = await app.OweVisitAsync("孙已达");
        var (called, task) = await app.OweVisitAsync("孙待打");
        await using (var db = app.Database.Open())
        {
            db.Excuses.Add(new Excuse(ExcuseId.New(), excused, NoticeSlot.Of(app.Clock.GetUtcNow()), ExcuseReason.MovedAway, "户口迁出证明", await app.InviteAsync(), app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            await db.Obligations.Where(o => o.WorkerId == met).ExecuteUpdateAsync(row => row.SetProperty(o => o.State, SlotState.Fulfilled).SetProperty(o => o.FulfilledAt, app.Clock.GetUtcNow()));
            await db.OutreachTasks.Where(t => t.Id == task).ExecuteUpdateAsync(row => row.SetProperty(t => t.Rung, OutreachRung.PhoneCall).SetProperty(t => t.DueOn, new DateOnly(2026, 11, 29)));
        }

        var liaison = await app.SignInLiaisonAsync();
        var pack = (await liaison.GetAsync(Path)).Text;

        Assert.All(new[] { "孙已免", "孙已达", "孙待打" }, name => Assert.DoesNotContain(name, pack, StringComparison.Ordinal));
        Assert.DoesNotContain("孙已免", (await liaison.GetAsync("/v1/liaison/people?limit=100")).Text, StringComparison.Ordinal);
        Assert.NotEqual(called, met);
        Assert.NotEqual(asked, task);
    }

    [Fact]
    public async Task Whatever_is_written_in_an_opening_stays_text_and_never_moves_the_fold()
    {
        var (worker, _) = await app.OweVisitAsync("吴长文");
        var postings = new List<JobPostingId>();
        for (var n = 0; n < 5; n++) postings.Add(await app.PublishAsync(terms => terms with { Title = "<b>" + new string('长', 40), WorkplaceText = new string('远', 80) }));
        await app.WriteNoticeAsync(worker, false, [.. postings]);

        var (page, _, _) = await PageAsync(await app.SignInLiaisonAsync());

        Assert.Contains("&lt;b&gt;长", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>长", page, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('远', 25), page[page.IndexOf("class=\"sheet\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_printing_makes_new_codes_and_the_first_stay_good()
    {
        var ((worker, _), liaison) = (await app.OweVisitAsync("吴再印"), await app.SignInLiaisonAsync());

        var (first, second) = (await MobileApp.PrintSheetAsync(liaison, "吴再印"), await MobileApp.PrintSheetAsync(liaison, "吴再印"));
        var scanned = await liaison.PostAsync("/v1/liaison/sheets/scan", new { code = first, at = app.Clock.GetUtcNow() });

        Assert.NotEqual(first, second);
        Assert.True(scanned.Status == 200 && (bool)scanned.Json["fulfilled"]!, scanned.Text);
        Assert.Equal(SlotState.Fulfilled, await app.SlotOfAsync(worker));
    }

    [Fact]
    public async Task Another_village_looks_like_none()
    {
        await app.OweVisitAsync("李外村", MobileApp.OtherVillage);
        var liaison = await app.SignInLiaisonAsync();

        var (foreign, unknown) = (await liaison.GetAsync($"{Path}?village={MobileApp.OtherVillage}"), await liaison.GetAsync($"{Path}?village=999999999999"));

        Assert.Equal((404, 404), (foreign.Status, unknown.Status));
        Assert.Equal(foreign.Code, unknown.Code);
        Assert.DoesNotContain("李外村", (await liaison.GetAsync(Path)).Text, StringComparison.Ordinal);
    }

    private async Task<System.Text.Json.Nodes.JsonNode> SheetOfAsync(string name) =>
        (await (await app.SignInLiaisonAsync()).GetAsync(Path)).Json["sheets"]!.AsArray().Single(sheet => (string)sheet!["name"]! == name)!;

    private async Task<(string Page, string? Type, string Policy)> PageAsync(Phone liaison)
    {
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Authorization = new("Bearer", liaison.AccessToken);
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await client.SendAsync(request);
        return (await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString(), response.Headers.GetValues("Content-Security-Policy").Single());
    }
}

using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Duty.Forecast;

namespace JobAssist.Mobile.Api.Tests.Caseworkers;

public sealed class ForecastTests(MobileApp app) : IClassFixture<MobileApp>, IAsyncLifetime
{
    private const string Template = "JobNoticeOfTheForecast";
    private static readonly NoticeSlot Coming = new(2026, 12, 1);

    public async ValueTask InitializeAsync()
    {
        await using var db = app.Database.Open();
        if (db.NoticePolicies.Any()) return;
        db.NoticePolicies.Add(new NoticePolicy(NoticePolicyId.New(), "530000", NoticeCategory.JobSeeker, 2, MetBy.Evidence, "x", new DateOnly(2020, 1, 1), null));
        db.MessageTemplates.Add(new MessageTemplate { TemplateId = Template, AppId = MobileApp.AppId, Purpose = TemplatePurpose.JobNotice, Title = "岗位信息通知", Content = "", ReadAt = app.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_caseworker_sees_the_own_county_with_names_in_part_reasons_and_what_comes_next()
    {
        var alone = await OwedAsync("甲小二", MobileApp.OtherCounty);
        var shared = await app.SignInAsync();
        var family = new[] { await OwedAsync("乙大三", MobileApp.OtherCounty), await OwedAsync("丙大四", MobileApp.OtherCounty) };
        foreach (var member in family) await app.BindAsync(shared, member);
        await TickAsync(shared);
        var foreign = await OwedAsync("丁某某", MobileApp.County);
        var caseworker = await app.SignInCaseworkerAsync(MobileApp.OtherCounty);

        var forecast = (await caseworker.GetAsync("/v1/casework/forecast")).Json;
        var all = (await caseworker.GetAsync("/v1/casework/forecast?slot=2026-12-H1&limit=100")).Text;

        Assert.Equal(("2026-12-H1", 3, 2), ((string)forecast["slot"]!, (int)forecast["owed"]!, (int)forecast["unreachable"]!));
        Assert.Equal(["noAccount 1", "badOpenId 0", "noConsent 0", "tooFewTicks 1", "prefersOther 0"], forecast["reasons"]!.AsArray().Select(count => $"{count!["reason"]} {count["count"]}"));
        Assert.Equal(["sms 0", "phoneCall 0", "visit 2"], forecast["rungs"]!.AsArray().Select(count => $"{count!["nextRung"]} {count["count"]}"));
        Assert.Equal("文屏镇 2", $"{forecast["townships"]![0]!["name"]} {forecast["townships"]![0]!["count"]}");
        Assert.Contains(Items(forecast), item => item == $"{alone} 甲*二 noAccount visit");
        Assert.DoesNotContain(foreign.ToString(), all, StringComparison.Ordinal);
        Assert.DoesNotContain("甲小二", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_filters_and_the_workbook_show_the_same_people()
    {
        var people = new List<WorkerId>();
        for (var person = 0; person < 5; person++) people.Add(await OwedAsync("戊小明", MobileApp.County));
        var caseworker = await app.SignInCaseworkerAsync();
        const string path = "/v1/casework/forecast?slot=2026-12-H1&reason=noAccount&region=530602001&limit=2";

        var (seen, next) = (new List<string>(), (string?)null);
        do
        {
            var page = (await caseworker.GetAsync(path + (next is null ? "" : $"&after={next}"))).Json;
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["workerId"]!));
            next = (string?)page["next"];
        }
        while (next is not null);

        var all = (await caseworker.GetAsync("/v1/casework/forecast?limit=100&reason=noAccount")).Json;
        Assert.Equal(all["items"]!.AsArray().Select(item => (string)item!["workerId"]!), seen);
        Assert.All(people, person => Assert.Contains(person.ToString(), seen));
        Assert.Empty((await caseworker.GetAsync("/v1/casework/forecast?reason=tooFewTicks")).Json["items"]!.AsArray());
        Assert.Equal(0, (int)(await caseworker.GetAsync("/v1/casework/forecast?region=530621001")).Json["owed"]!);
        Assert.Equal((int)all["unreachable"]! + 1, (await RowsAsync(caseworker)).Count);
    }

    [Theory]
    [InlineData("slot=2027-06-H1", "slot slot.not_foreseen")]
    [InlineData("slot=2026-11-H1", "slot slot.not_foreseen")]
    [InlineData("region=53", "region region.code")]
    [InlineData("after=eHh4", "after page.cursor")]
    [InlineData("slot=soon", null)]
    [InlineData("reason=lazy", null)]
    public async Task What_cannot_be_told_is_refused(string query, string? error)
    {
        var caseworker = await app.SignInCaseworkerAsync();

        var reply = await caseworker.GetAsync($"/v1/casework/forecast?{query}");

        Assert.Equal(400, reply.Status);
        if (error is not null) Assert.Equal([error], reply.Errors);
    }

    [Fact]
    public async Task Only_caseworkers_may_ask()
    {
        var (supervisor, worker) = (await app.SignInStaffAsync(StaffRole.Supervisor), await app.SignInWorkerAsync());

        Assert.Equal((403, 403, 401), ((await supervisor.GetAsync("/v1/casework/forecast")).Status, (await worker.GetAsync("/v1/casework/forecast")).Status, (await app.Anybody.GetAsync("/v1/casework/forecast")).Status));
    }

    [Fact]
    public async Task A_supervisor_sees_the_last_count_of_each_county_in_the_duty_report_and_no_person()
    {
        await using (var db = app.Database.Open())
        {
            foreach (var (county, day, ticks) in ((string, int, int)[])[(MobileApp.County, 22, 7), (MobileApp.County, 23, 4), (MobileApp.OtherCounty, 23, 9)])
                db.DutyForecasts.Add(new DutyForecastRow { CountyCode = county, Slot = Coming, MadeOn = new DateOnly(2026, 11, day), MadeAt = app.Clock.GetUtcNow(), Owed = 100, NoAccount = 3, TooFewTicks = ticks, BySms = ticks, ByVisit = 3 });
            await db.SaveChangesAsync();
        }

        var supervisor = await app.SignInStaffAsync(StaffRole.Supervisor);
        var forecasts = (await supervisor.GetAsync("/v1/oversight/duty?month=2026-11")).Json["forecasts"]!.AsArray();

        var row = Assert.Single(forecasts)!;
        Assert.Equal("530602 昭阳区 2026-12-H1 2026-11-23 100 7 3 4 4 0 3",
            string.Join(' ', ((string[])["code", "name", "slot", "madeOn", "owed", "unreachable", "noAccount", "tooFewTicks", "bySms", "byCall", "byVisit"]).Select(name => row[name]!.ToString())));
    }

    private static IEnumerable<string> Items(JsonNode forecast) => forecast["items"]!.AsArray().Select(item => $"{item!["workerId"]} {item["worker"]} {item["reason"]} {item["nextRung"]}");

    /// <summary>Somebody who wants work and is owed both half months; the running one is met.</summary>
    private async Task<WorkerId> OwedAsync(string name, string county)
    {
        var worker = await app.RegisterWorkerAsync(name, county);
        await app.OweCallAsync(worker, county);
        return worker;
    }

    private async Task TickAsync(Phone phone)
    {
        var account = await app.AccountOfAsync(phone);
        await using var db = app.Database.Open();
        db.Consents.Add(new Consent { Id = ConsentId.New(), AccountId = account, TemplateId = Template, GrantedAt = app.Clock.GetUtcNow(), ToldByPhoneAt = app.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
    }

    private static async Task<List<XElement>> RowsAsync(Phone caseworker)
    {
        await using var zip = new ZipArchive(new MemoryStream(await caseworker.DownloadAsync("/v1/casework/reports/forecast.xlsx?slot=2026-12-H1")));
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        return [.. XDocument.Parse(await sheet.ReadToEndAsync()).Descendants().Where(node => node.Name.LocalName == "row")];
    }
}

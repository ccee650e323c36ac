using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;

namespace JobAssist.Mobile.Api.Tests.Oversight;

public sealed class DutyReportTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string Month = "2026-10";
    private static readonly NoticeSlot Slot = new(2026, 10, 1);

    [Fact]
    public async Task Every_owed_slot_is_counted_once_with_how_or_why_and_whose_fault()
    {
        await OweAsync(MobileApp.County, SlotState.Fulfilled, null, EvidenceKind.Opened, EvidenceKind.CallRecord);
        await OweAsync(MobileApp.County, SlotState.Fulfilled, null, EvidenceKind.CallRecord);
        await OweAsync(MobileApp.County, SlotState.Missed, "no_consent");
        await OweAsync(MobileApp.County, SlotState.Missed, "partner_asked");
        await OweAsync(MobileApp.County, SlotState.Fallback, "no_account");
        await OweAsync(MobileApp.OtherCounty, SlotState.Missed, "crashed");
        var supervisor = await app.SignInStaffAsync(StaffRole.Supervisor, MobileApp.County);

        var report = (await supervisor.GetAsync($"/v1/oversight/duty?month={Month}")).Json;

        Assert.Equal([5, 2, 0, 0, 1, 2, 1], Numbers(report["sum"]!));
        Assert.Equal(["530602"], report["counties"]!.AsArray().Select(county => (string)county!["code"]!));
        var reasons = report["counties"]![0]!["slots"]![0]!["reasons"]!.AsArray().Select(reason => $"{reason!["standing"]} {reason["word"]} {reason["ours"]} {reason["count"]}");
        Assert.Equal(["atRisk no_account false 1", "met callrecord false 1", "met opened false 1", "missed no_consent true 1", "missed partner_asked false 1"], reasons.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_workbook_and_the_picture_say_the_same_as_the_answer()
    {
        for (var person = 0; person < 3; person++) await OweAsync(MobileApp.OtherCounty, person == 0 ? SlotState.Fulfilled : SlotState.Missed, null, EvidenceKind.Answered);
        var supervisor = await app.SignInStaffAsync(StaffRole.Supervisor, MobileApp.OtherCounty);
        var sum = (await supervisor.GetAsync($"/v1/oversight/duty?month={Month}")).Json["sum"]!;

        var picture = XDocument.Parse((await supervisor.GetAsync($"/v1/oversight/reports/duty.svg?month={Month}")).Text);
        var book = await supervisor.DownloadAsync($"/v1/oversight/reports/duty.xlsx?month={Month}");

        Assert.Contains($"应告知 {sum["owed"]} 人次", picture.Root!.Value, StringComparison.Ordinal);
        Assert.Contains($"没做到 {sum["missed"]}", picture.Root.Value, StringComparison.Ordinal);
        await using var zip = new ZipArchive(new MemoryStream(book));
        using var first = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        var rows = XDocument.Parse(await first.ReadToEndAsync()).Descendants().Where(node => node.Name.LocalName == "row").ToList();
        Assert.Equal($"2026-10-H1|{sum["owed"]}|{sum["met"]}|{sum["excused"]}|{sum["inWork"]}|{sum["atRisk"]}|{sum["missed"]}|{sum["missedByUs"]}", string.Join('|', rows[1].Elements().Skip(2).Take(8).Select(cell => cell.Value)));
    }

    [Fact]
    public async Task A_month_that_is_none_is_refused_and_others_than_supervisors_see_nothing()
    {
        var (supervisor, caseworker) = (await app.SignInStaffAsync(StaffRole.Supervisor, MobileApp.County), await app.SignInCaseworkerAsync());

        Assert.Equal(400, (await supervisor.GetAsync("/v1/oversight/duty?month=2026-13")).Status);
        Assert.Equal(403, (await caseworker.GetAsync("/v1/oversight/duty")).Status);
        Assert.All(Numbers((await supervisor.GetAsync("/v1/oversight/duty?month=2026-01")).Json["sum"]!), number => Assert.Equal(0, number));
        Assert.Contains("这个月没有要告知的人", (await supervisor.GetAsync("/v1/oversight/reports/duty.svg?month=2026-01")).Text, StringComparison.Ordinal);
    }

    private static int[] Numbers(JsonNode sum) => [.. sum.AsObject().Select(field => (int)field.Value!)];

    private async Task OweAsync(string county, SlotState state, string? reason, params EvidenceKind[] evidence)
    {
        var worker = await app.RegisterWorkerAsync(county: county);
        var at = Shanghai.At(Slot.FirstDay, new TimeOnly(9, 30));
        await using var db = app.Database.Open();
        db.Obligations.Add(new Obligation
        {
            WorkerId = worker,
            Slot = Slot,
            CountyCode = county,
            Category = NoticeCategory.HardToEmploy,
            MetBy = MetBy.Evidence,
            State = state,
            Reason = reason,
            FallbackOn = Slot.FirstDay.AddDays(7),
            SafetyOn = Slot.FirstDay.AddDays(11),
            ClosesOn = Slot.LastDay.AddDays(2),
            DueAt = at,
            ChangedAt = at,
            FulfilledAt = state == SlotState.Fulfilled ? at : null,
        });
        await db.SaveChangesAsync();
        for (var n = 0; n < evidence.Length && state == SlotState.Fulfilled; n++)
            db.Evidence.Add(new Evidence { Id = EvidenceId.New(), WorkerId = worker, Slot = Slot, Kind = evidence[n], At = at.AddHours(n), WrittenAt = at.AddHours(n) });
        await db.SaveChangesAsync();
    }
}

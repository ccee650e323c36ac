using JobAssist.Mobile.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Workers;

public sealed class ConsentsTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string Path = "/v1/me/consents";

    [Fact]
    public async Task Every_word_that_begins_with_accept_is_consent_and_the_others_are_none()
    {
        var phone = await ReadyAsync();

        await ReportAsync(phone, "accept");
        await ReportAsync(phone, "acceptWithAudio");
        await ReportAsync(phone, "acceptWithAlert");
        await ReportAsync(phone, "reject");
        await ReportAsync(phone, "ban");
        var last = await ReportAsync(phone, "filter");

        Assert.Equal(3, (int)last.Json["left"]![0]!["left"]!);
    }

    [Fact]
    public async Task A_report_repeated_by_a_weak_network_is_one_tick()
    {
        var phone = await ReadyAsync();
        var key = MobileApp.NewKey();

        await ReportAsync(phone, "accept", key);
        var again = await ReportAsync(phone, "accept", key);

        Assert.Equal(1, (int)again.Json["left"]![0]!["left"]!);
        Assert.Equal(1, (int)(await phone.GetAsync("/v1/me/templates")).Json[0]!["left"]!);
    }

    [Fact]
    public async Task A_template_that_is_not_ours_is_passed_over()
    {
        var phone = await ReadyAsync();

        var reply = await phone.PostAsync(Path, new { results = new[] { new { templateId = "of-somebody-else", choice = "accept" } } }, MobileApp.NewKey());

        Assert.Equal(200, reply.Status);
        Assert.Empty(reply.Json["left"]!.AsArray());
    }

    [Fact]
    public async Task A_panel_has_one_to_five_templates()
    {
        var phone = await ReadyAsync();

        var none = await phone.PostAsync(Path, new { results = Array.Empty<object>() }, MobileApp.NewKey());
        var six = await phone.PostAsync(Path, new { results = Enumerable.Range(0, 6).Select(n => new { templateId = $"t{n}", choice = "accept" }) }, MobileApp.NewKey());

        Assert.Equal((400, 400), (none.Status, six.Status));
    }

    private async Task<Phone> ReadyAsync()
    {
        await using var db = app.Database.Open();
        if (!await db.MessageTemplates.AnyAsync())
        {
            db.MessageTemplates.Add(new MessageTemplate { TemplateId = "T-job", AppId = MobileApp.AppId, Purpose = TemplatePurpose.JobNotice, Title = "新岗位提醒", Content = "岗位:{{thing1.DATA}}", Keys = ["thing1"], ReadAt = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }

        return await app.SignInAsync();
    }

    private static Task<Reply> ReportAsync(Phone phone, string choice, string? key = null) =>
        phone.PostAsync(Path, new { results = new[] { new { templateId = "T-job", choice } } }, key ?? MobileApp.NewKey());
}

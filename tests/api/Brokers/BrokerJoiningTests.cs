using JobAssist.Mobile.Domain.Employers;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Brokers;

public sealed class BrokerJoiningTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task An_application_waits_for_the_county_and_shows_the_contact_in_part()
    {
        var phone = await app.SignInAsync();

        var applied = await ApplyAsync(phone);
        var mine = await phone.GetAsync("/v1/brokers/mine");

        Assert.True(applied.Status == 201, applied.Text);
        Assert.Equal("pending", (string)mine.Json["verification"]!);
        Assert.DoesNotContain("19900000042", mine.Text, StringComparison.Ordinal);
        Assert.Equal(403, (await (await app.SignInAsync()).GetAsync("/v1/broker/postings")).Status);
    }

    [Fact]
    public async Task The_contact_lies_sealed_in_the_database()
    {
        var phone = await app.SignInAsync();
        await ApplyAsync(phone);
        var id = await app.BrokerOfAsync(phone);

        await using var db = app.Database.Open();
        var stored = (await db.Brokers.SingleAsync(b => b.Id == id)).ContactSealed;

        Assert.DoesNotContain("19900000042", System.Text.Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_account_applies_once_and_again_only_after_a_return()
    {
        var phone = await app.SignInAsync();
        await ApplyAsync(phone);

        var second = await ApplyAsync(phone);
        await (await app.SignInCaseworkerAsync()).PostAsync($"/v1/casework/brokers/{await app.BrokerOfAsync(phone)}/return", new { remark = "请补许可证原件" });
        var mine = await phone.GetAsync("/v1/brokers/mine");
        var third = await ApplyAsync(phone);

        Assert.Equal((409, "broker.already_applied"), (second.Status, second.Code));
        Assert.Equal(("rejected", "请补许可证原件"), ((string)mine.Json["verification"]!, (string)mine.Json["reviewRemark"]!));
        Assert.Equal(201, third.Status);
    }

    [Fact]
    public async Task What_is_missing_or_out_of_date_is_named_field_by_field()
    {
        var phone = await app.SignInAsync();

        var reply = await phone.PostAsync("/v1/brokers", new { name = "昭通某人力公司", kind = "staffingAgency", regionCode = "999999", contactName = "马正华", contactPhone = "12345", licenceValidTo = "2026-01-01" }, MobileApp.NewKey());

        Assert.Equal(400, reply.Status);
        Assert.Equal(["contactPhone phone.format", "regionCode region.unknown", "licenceNo licence.missing", "licenceValidTo licence.expired"], reply.Errors);
    }

    [Fact]
    public async Task A_mandate_is_asked_for_once_and_must_be_confirmed_before_a_posting_is_handed_in()
    {
        var broker = await app.SignInBrokerAsync();
        var employer = await app.RegisterEmployerAsync();
        string reference;
        await using (var db = app.Database.Open()) reference = (await db.Employers.SingleAsync(e => e.Id == employer)).Reference;

        var first = await broker.PostAsync("/v1/broker/mandates", new { employerReference = reference });
        var again = await broker.PostAsync("/v1/broker/mandates", new { employerReference = reference });
        var draft = await MobileApp.WriteDraftAsync(broker, employer);
        var early = await broker.PostAsync($"/v1/broker/postings/{draft}/submission");
        await (await app.SignInCaseworkerAsync()).PostAsync($"/v1/casework/mandates/{(Guid)first.Json["id"]!}/confirmation");
        var late = await broker.PostAsync($"/v1/broker/postings/{draft}/submission");

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(["broker not.authorised"], early.Errors);
        Assert.True(late.Status == 200, late.Text);
        Assert.Equal("confirmed", (string)(await broker.GetAsync("/v1/broker/employers")).Json[0]!["mandate"]!);
    }

    [Fact]
    public async Task An_unknown_employer_is_a_fault_of_the_field()
    {
        var broker = await app.SignInBrokerAsync();

        var reply = await broker.PostAsync("/v1/broker/mandates", new { employerReference = "E-nobody" });

        Assert.Equal(["employerReference employer.unknown"], reply.Errors);
    }

    [Fact]
    public async Task A_revoked_mandate_does_not_come_back_by_asking()
    {
        var broker = await app.SignInBrokerAsync();
        var employer = await app.RegisterEmployerAsync();
        await app.GiveMandateAsync(broker, employer, MandateState.Revoked);
        string reference;
        await using (var db = app.Database.Open()) reference = (await db.Employers.SingleAsync(e => e.Id == employer)).Reference;

        var reply = await broker.PostAsync("/v1/broker/mandates", new { employerReference = reference });

        Assert.Equal((409, "mandate.revoked"), (reply.Status, reply.Code));
    }

    private static Task<Reply> ApplyAsync(Phone phone) => phone.PostAsync("/v1/brokers",
        new { name = "昭阳区某某劳务服务部", kind = "staffingAgency", regionCode = MobileApp.County, licenceNo = "人服证字001", licenceValidTo = "2028-06-30", contactName = "马正华", contactPhone = "+86 199 0000 0042" }, MobileApp.NewKey());
}

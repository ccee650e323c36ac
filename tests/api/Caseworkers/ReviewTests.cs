using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Caseworkers;

public sealed class ReviewTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task A_broker_is_approved_once()
    {
        var (phone, caseworker) = (await ApplyAsync(MobileApp.County), await app.SignInCaseworkerAsync());
        var id = await app.BrokerOfAsync(phone);

        var pending = await caseworker.GetAsync("/v1/casework/brokers?state=pending&limit=100");
        var (first, second) = (await caseworker.PostAsync($"/v1/casework/brokers/{id}/approval"), await caseworker.PostAsync($"/v1/casework/brokers/{id}/approval"));

        Assert.Contains(id.ToString(), pending.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("19900000042", pending.Text, StringComparison.Ordinal);
        Assert.Equal((200, "verified"), (first.Status, (string)first.Json["verification"]!));
        Assert.Equal("broker.already_decided", second.Code);
        Assert.Equal(200, (await phone.GetAsync("/v1/broker/postings")).Status);
    }

    [Fact]
    public async Task Someone_elses_broker_looks_like_none()
    {
        var (phone, neighbour) = (await ApplyAsync(MobileApp.County), await app.SignInCaseworkerAsync(MobileApp.OtherCounty));
        var id = await app.BrokerOfAsync(phone);

        var approval = await neighbour.PostAsync($"/v1/casework/brokers/{id}/approval");
        var back = await neighbour.PostAsync($"/v1/casework/brokers/{id}/return", new { remark = "不是我县的" });

        Assert.Equal((404, 404), (approval.Status, back.Status));
        Assert.Equal("pending", (string)(await phone.GetAsync("/v1/brokers/mine")).Json["verification"]!);
    }

    [Fact]
    public async Task A_return_says_what_to_bring()
    {
        var (phone, caseworker) = (await ApplyAsync(MobileApp.County), await app.SignInCaseworkerAsync());

        var reply = await caseworker.PostAsync($"/v1/casework/brokers/{await app.BrokerOfAsync(phone)}/return", new { remark = " " });

        Assert.Equal(["remark required"], reply.Errors);
    }

    [Fact]
    public async Task Someone_elses_mandate_looks_like_none()
    {
        var broker = await app.SignInBrokerAsync();
        var mandate = await app.GiveMandateAsync(broker, await app.RegisterEmployerAsync(), MandateState.Pending);
        var (neighbour, caseworker) = (await app.SignInCaseworkerAsync(MobileApp.OtherCounty), await app.SignInCaseworkerAsync());

        var foreign = await neighbour.PostAsync($"/v1/casework/mandates/{mandate}/confirmation");
        var own = await caseworker.PostAsync($"/v1/casework/mandates/{mandate}/confirmation");
        var again = await caseworker.PostAsync($"/v1/casework/mandates/{mandate}/confirmation");

        Assert.Equal((404, 204, 204), (foreign.Status, own.Status, again.Status));
        Assert.DoesNotContain(mandate.ToString(), (await neighbour.GetAsync("/v1/casework/mandates")).Text, StringComparison.Ordinal);
        Assert.Contains(mandate.ToString(), (await caseworker.GetAsync("/v1/casework/mandates?state=confirmed&limit=100")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_posting_is_approved_by_home_or_by_the_partner_at_the_work_place_and_by_nobody_else()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var (first, second) = (await SubmitAsync(broker, employer, 500_001), await SubmitAsync(broker, employer, 500_002));
        var (home, partner, neighbour) = (await app.SignInCaseworkerAsync(), await app.SignInCaseworkerAsync("441900"), await app.SignInCaseworkerAsync(MobileApp.OtherCounty));

        var foreign = await neighbour.PostAsync($"/v1/casework/postings/{first}/approval");
        var here = await home.PostAsync($"/v1/casework/postings/{first}/approval");
        var there = await partner.PostAsync($"/v1/casework/postings/{second}/approval");

        Assert.Equal((404, 200, 200), (foreign.Status, here.Status, there.Status));
        Assert.DoesNotContain(first.ToString(), (await neighbour.GetAsync("/v1/casework/postings")).Text, StringComparison.Ordinal);
        Assert.Equal("posting.not_in_review", (await home.PostAsync($"/v1/casework/postings/{first}/approval")).Code);
    }

    [Fact]
    public async Task Someone_elses_posting_looks_like_none()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var (posting, neighbour) = (await SubmitAsync(broker, employer, 500_003), await app.SignInCaseworkerAsync(MobileApp.OtherCounty));

        var reply = await neighbour.PostAsync($"/v1/casework/postings/{posting}/return", new { remarks = new[] { new { field = "title", code = "fee.demanded", message = "不得收费" } } });

        Assert.Equal(404, reply.Status);
        Assert.Equal("submitted", (string)(await broker.GetAsync($"/v1/broker/postings/{posting}")).Json["state"]!);
    }

    [Fact]
    public async Task A_returned_posting_carries_its_remarks_and_can_be_handed_in_again()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var (posting, caseworker) = (await SubmitAsync(broker, employer, 500_004), await app.SignInCaseworkerAsync());

        var empty = await caseworker.PostAsync($"/v1/casework/postings/{posting}/return", new { remarks = Array.Empty<object>() });
        await caseworker.PostAsync($"/v1/casework/postings/{posting}/return", new { remarks = new[] { new { field = "duties", code = "contact.in_text", message = "正文里不要写电话。" } } });
        var mine = (await broker.GetAsync($"/v1/broker/postings/{posting}")).Json;
        var again = await broker.PostAsync($"/v1/broker/postings/{posting}/submission");

        Assert.Equal(["remarks list.length"], empty.Errors);
        Assert.Equal(("returned", "contact.in_text"), ((string)mine["state"]!, (string)mine["remarks"]![0]!["code"]!));
        Assert.Equal("submitted", (string)again.Json["state"]!);
    }

    [Fact]
    public async Task What_went_bad_while_a_posting_waited_stops_its_approval()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var (posting, caseworker) = (await SubmitAsync(broker, employer, 500_005), await app.SignInCaseworkerAsync());
        await using (var db = app.Database.Open())
        {
            (await db.Employers.SingleAsync(e => e.Id == employer)).Record = EmployerRecord.ArrearsOpen;
            await db.SaveChangesAsync();
        }

        var reply = await caseworker.PostAsync($"/v1/casework/postings/{posting}/approval");

        Assert.Equal((409, "employer.suspended"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_draft_is_the_broker_s_own_business()
    {
        var (broker, employer) = await app.SignInMandatedBrokerAsync();
        var (draft, caseworker) = (await MobileApp.WriteDraftAsync(broker, employer), await app.SignInCaseworkerAsync());

        Assert.Equal(404, (await caseworker.PostAsync($"/v1/casework/postings/{draft}/approval")).Status);
        Assert.DoesNotContain(draft.ToString(), (await caseworker.GetAsync("/v1/casework/postings?limit=100")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brokers_and_workers_have_no_business_here()
    {
        var (broker, worker) = (await app.SignInBrokerAsync(), await app.SignInWorkerAsync());

        Assert.Equal((403, 403), ((await broker.GetAsync("/v1/casework/hires")).Status, (await worker.GetAsync("/v1/casework/hires")).Status));
    }

    private static async Task<JobPostingId> SubmitAsync(Phone broker, EmployerId employer, int payFen)
    {
        var id = await MobileApp.WriteDraftAsync(broker, employer, ("payMinFen", payFen));
        var reply = await broker.PostAsync($"/v1/broker/postings/{id}/submission");
        Assert.True(reply.Status == 200, reply.Text);
        return id;
    }

    private async Task<Phone> ApplyAsync(string region)
    {
        var phone = await app.SignInAsync();
        var reply = await phone.PostAsync("/v1/brokers", new { name = "昭阳区测试服务部", kind = "individualBroker", regionCode = region, contactName = "马正华", contactPhone = "19900000042" }, MobileApp.NewKey());
        Assert.True(reply.Status == 201, reply.Text);
        return phone;
    }
}

using JobAssist.Mobile.Domain.Accounts;

namespace JobAssist.Mobile.Api.Tests.Staff;

public sealed class AcceptInvitationTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task Somebody_invited_becomes_staff_and_may_ask_again()
    {
        var (phone, code) = (await app.SignInAsync(), await app.InviteAsync(StaffRole.Supervisor, "530600"));

        var first = await phone.PostAsync($"/v1/staff/invitations/{code}/acceptance");
        var second = await phone.PostAsync($"/v1/staff/invitations/{code}/acceptance");

        Assert.Equal((200, 200), (first.Status, second.Status));
        Assert.Equal("supervisor", (string)first.Json["role"]!);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task Of_ten_who_use_one_code_at_once_one_gets_it()
    {
        var code = await app.InviteAsync();
        var phones = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.SignInAsync()));

        var replies = await Task.WhenAll(phones.Select(phone => phone.PostAsync($"/v1/staff/invitations/{code}/acceptance")));

        Assert.Equal(1, replies.Count(reply => reply.Status == 200));
        Assert.Equal(9, replies.Count(reply => reply.Status == 404));
    }

    [Fact]
    public async Task One_account_holds_one_post()
    {
        var phone = await app.SignInCaseworkerAsync();

        var second = await phone.PostAsync($"/v1/staff/invitations/{await app.InviteAsync()}/acceptance");

        Assert.Equal((409, "staff.already_joined"), (second.Status, second.Code));
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("not-a-code")]
    [InlineData("-1")]
    public async Task A_code_that_nobody_issued_looks_like_none(string code)
    {
        var phone = await app.SignInAsync();

        var reply = await phone.PostAsync($"/v1/staff/invitations/{code}/acceptance");

        Assert.Equal((404, "not_found"), (reply.Status, reply.Code));
    }
}

using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Tests.Workers;

public sealed class BindingTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string Mobile = "19900000001";

    [Fact]
    public async Task Name_number_and_phone_of_the_register_bind_the_account_at_once()
    {
        var idNumber = app.NewIdNumber();
        await app.RegisterPersonAsync("王大明", idNumber, Mobile);
        var phone = await app.SignInAsync();

        var reply = await BindAsync(phone, "王 大明", idNumber, Mobile);

        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal("王*明", (string)reply.Json["name"]!);
        Assert.Equal(200, (await phone.GetAsync("/v1/me/profile")).Status);
    }

    [Fact]
    public async Task Whatever_does_not_fit_the_answer_is_the_same()
    {
        var idNumber = app.NewIdNumber();
        await app.RegisterPersonAsync("李春花", idNumber, Mobile);
        var phone = await app.SignInAsync();

        Reply[] misses =
        [
            await BindAsync(phone, "李春花", app.NewIdNumber(), Mobile),
            await BindAsync(phone, "李春兰", idNumber, Mobile),
            await BindAsync(phone, "李春花", idNumber, "19900000009"),
        ];

        Assert.All(misses, miss => Assert.Equal((409, "binding.no_match"), (miss.Status, miss.Code)));
        Assert.Single(misses.Select(WithoutTrace).Distinct());
    }

    [Fact]
    public async Task The_sixth_try_of_a_day_is_refused_even_when_it_would_fit_and_the_next_day_it_fits()
    {
        var idNumber = app.NewIdNumber();
        await app.RegisterPersonAsync("张有田", idNumber, Mobile);
        var phone = await app.SignInAsync();
        for (var attempt = 0; attempt < 5; attempt++) Assert.Equal(409, (await BindAsync(phone, "张有地", idNumber, Mobile)).Status);

        var sixth = await BindAsync(phone, "张有田", idNumber, Mobile);

        Assert.Equal((429, "binding.too_often"), (sixth.Status, sixth.Code));
        await using var db = app.Database.Open();
        var account = await app.AccountOfAsync(phone);
        Assert.False(await db.AccountWorkers.AnyAsync(b => b.AccountId == account));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(200, (await BindAsync(await app.SignInAsync(phone.OpenId), "张有田", idNumber, Mobile)).Status);
    }

    [Fact]
    public async Task Binding_again_needs_no_new_phone_code_and_counts_no_try()
    {
        var idNumber = app.NewIdNumber();
        await app.RegisterPersonAsync("赵福", idNumber, Mobile);
        var phone = await app.SignInAsync();
        var first = await BindAsync(phone, "赵福", idNumber, Mobile);

        for (var again = 0; again < 6; again++)
        {
            var reply = await phone.PostAsync("/v1/me/binding", new { name = "赵福", idNumber, phoneCode = "used-before" }, MobileApp.NewKey());
            Assert.Equal((200, first.Text), (reply.Status, reply.Text));
        }
    }

    [Theory]
    [InlineData("530602850301991", "idNumber id.length")]
    [InlineData("53060219850301991", "idNumber id.length")]
    [InlineData("530602198502309910", "idNumber id.birthdate")]
    [InlineData("110105194912310021", "idNumber id.checksum")]
    public async Task A_number_that_cannot_be_one_is_told_before_anything_is_looked_up(string idNumber, string error)
    {
        var phone = await app.SignInAsync();

        var reply = await BindAsync(phone, "王大明", idNumber, Mobile);

        Assert.Equal(400, reply.Status);
        Assert.Equal([error], reply.Errors);
    }

    [Fact]
    public async Task An_area_code_that_no_list_knows_is_only_a_warning()
    {
        const string idNumber = "11010519491231002X";
        await app.RegisterPersonAsync("钱有余", idNumber, Mobile);
        var phone = await app.SignInAsync();

        var reply = await BindAsync(phone, "钱有余", "11010519491231002x", Mobile);

        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal("id.region_unknown", (string)reply.Json["warnings"]![0]!["code"]!);
    }

    [Fact]
    public async Task A_phone_code_of_somebody_else_opens_nothing()
    {
        var idNumber = app.NewIdNumber();
        await app.RegisterPersonAsync("孙连成", idNumber, Mobile);
        var (victim, thief) = (await app.SignInAsync(), await app.SignInAsync());
        var stolen = app.WeChat.TapPhone(victim.OpenId, Mobile);

        var reply = await thief.PostAsync("/v1/me/binding", new { name = "孙连成", idNumber, phoneCode = stolen }, MobileApp.NewKey());

        Assert.Equal((409, "phone.code_refused"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_binding_without_a_key_is_refused_because_the_phone_code_has_one_use()
    {
        var phone = await app.SignInAsync();

        var reply = await phone.PostAsync("/v1/me/binding", new { name = "王大明", idNumber = app.NewIdNumber(), phoneCode = "x" });

        Assert.Equal((400, "idempotency.missing"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Nobody_under_sixteen_registers_and_the_law_is_named()
    {
        var phone = await app.SignInAsync();

        var reply = await RegisterAsync(phone, "小周", app.NewIdNumber(new DateOnly(2012, 1, 1)));

        Assert.Equal((409, "law.under_16"), (reply.Status, reply.Code));
        Assert.Equal(409, (await phone.GetAsync("/v1/me/profile")).Status);
    }

    [Fact]
    public async Task Somebody_unknown_registers_and_waits_for_the_township()
    {
        var phone = await app.SignInAsync();

        var reply = await RegisterAsync(phone, "周新来", app.NewIdNumber());

        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal("pending", (string)reply.Json["verification"]!);
        Assert.Equal("凤凰街道", (string)(await phone.GetAsync("/v1/me/profile")).Json["township"]!["name"]!);
    }

    [Fact]
    public async Task Registering_a_number_of_the_register_gets_the_one_refusal_of_a_binding()
    {
        var idNumber = app.NewIdNumber();
        await app.RegisterPersonAsync("吴老实", idNumber, Mobile);
        var phone = await app.SignInAsync();

        var reply = await RegisterAsync(phone, "吴老实", idNumber);

        Assert.Equal((409, "binding.no_match"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task An_unknown_township_is_named()
    {
        var phone = await app.SignInAsync();

        var reply = await phone.PostAsync("/v1/me/registration", new { name = "周新来", idNumber = app.NewIdNumber(), phoneCode = "x", townshipCode = "999999001" }, MobileApp.NewKey());

        Assert.Equal(["townshipCode region.unknown"], reply.Errors);
    }

    [Fact]
    public async Task A_phone_in_hand_becomes_one_more_way_to_be_reached()
    {
        var worker = await app.SignInWorkerAsync();

        var reply = await worker.PostAsync("/v1/me/phone", new { code = app.WeChat.TapPhone(worker.OpenId, "19900000077") }, MobileApp.NewKey());
        var again = await worker.PostAsync("/v1/me/phone", new { code = app.WeChat.TapPhone(worker.OpenId, "19900000077") }, MobileApp.NewKey());

        Assert.Equal((200, 200), (reply.Status, again.Status));
        Assert.DoesNotContain("19900000077", reply.Text, StringComparison.Ordinal);
        var id = await app.WorkerOfAsync(worker);
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.WorkerPhones.CountAsync(p => p.WorkerId == id));
    }

    private Task<Reply> BindAsync(Phone phone, string name, string idNumber, string mobile) =>
        phone.PostAsync("/v1/me/binding", new { name, idNumber, phoneCode = app.WeChat.TapPhone(phone.OpenId, mobile) }, MobileApp.NewKey());

    private Task<Reply> RegisterAsync(Phone phone, string name, string idNumber) =>
        phone.PostAsync("/v1/me/registration", new { name, idNumber, phoneCode = app.WeChat.TapPhone(phone.OpenId, "19900000055"), townshipCode = "530602001" }, MobileApp.NewKey());

    private static string WithoutTrace(Reply reply)
    {
        var body = reply.Json.AsObject();
        body.Remove("traceId");
        return body.ToJsonString();
    }
}

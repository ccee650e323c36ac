using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Api.Tests.Workers;

public sealed class ProfileTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string Path = "/v1/me/profile";

    [Fact]
    public async Task Shows_the_name_in_part_and_no_group_of_the_register()
    {
        var worker = await app.SignInWorkerAsync("王小四");
        await app.ChangeWorkerAsync(await app.WorkerOfAsync(worker), w => w.Categories.Add(new WorkerCategory("LiftedOutOfPoverty", new DateOnly(2021, 1, 1), null)));

        var reply = await worker.GetAsync(Path);

        Assert.Equal(200, reply.Status);
        Assert.Equal("王*四", (string)reply.Json["name"]!);
        Assert.DoesNotContain("王小四", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("poverty", reply.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("categor", reply.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Wishes_are_changed_as_a_whole_and_come_back_with_their_names()
    {
        var worker = await app.SignInWorkerAsync();
        var version = await app.VersionAsync(worker, Path);

        var (reply, _) = await app.ExchangeAsync(worker, HttpMethod.Put, Path, Wishes(["6-25-04-99"], ["441900"]), version);

        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal("电子设备装配调试人员", (string)reply.Json["wishes"]!["occupations"]![0]!["name"]!);
        Assert.Equal("东莞市", (string)reply.Json["wishes"]!["destinations"]![0]!["name"]!);
        Assert.Equal("2026-11-24", (string)reply.Json["lastConfirmedOn"]!);
        Assert.False((bool)reply.Json["personalised"]!);
    }

    [Fact]
    public async Task Two_phones_that_edit_at_once_do_not_overwrite_each_other()
    {
        var worker = await app.SignInWorkerAsync();
        var version = await app.VersionAsync(worker, Path);
        var (first, _) = await app.ExchangeAsync(worker, HttpMethod.Put, Path, Wishes([], []), version);

        var (second, _) = await app.ExchangeAsync(worker, HttpMethod.Put, Path, Wishes(["6-25-04-99"], []), version);
        var (without, _) = await app.ExchangeAsync(worker, HttpMethod.Put, Path, Wishes([], []));

        Assert.Equal(200, first.Status);
        Assert.Equal((412, "conflict.stale"), (second.Status, second.Code));
        Assert.Equal(428, without.Status);
    }

    [Fact]
    public async Task Unknown_codes_are_named_field_by_field()
    {
        var worker = await app.SignInWorkerAsync();
        var version = await app.VersionAsync(worker, Path);

        var (reply, _) = await app.ExchangeAsync(worker, HttpMethod.Put, Path, Wishes(["6-25-04-99", "no-such"], ["999999"]), version);

        Assert.Equal(400, reply.Status);
        Assert.Equal(["occupations[1] occupation.unknown", "destinations[0] region.unknown"], reply.Errors);
    }

    [Fact]
    public async Task More_wishes_than_anybody_reads_are_refused()
    {
        var worker = await app.SignInWorkerAsync();
        var version = await app.VersionAsync(worker, Path);

        var (reply, _) = await app.ExchangeAsync(worker, HttpMethod.Put, Path, Wishes([.. Enumerable.Repeat("6-25-04-99", 9)], []), version);

        Assert.Equal(400, reply.Status);
        Assert.Equal(["occupations list.length"], reply.Errors);
    }

    [Fact]
    public async Task Somebody_without_a_person_is_told_to_bind_first()
    {
        var nobody = await app.SignInAsync();

        var reply = await nobody.GetAsync(Path);

        Assert.Equal((409, "worker.not_bound"), (reply.Status, reply.Code));
    }

    private static object Wishes(string[] occupations, string[] destinations) => new { occupations, destinations, personalised = false, wageFloorFen = 400_000, noNightShift = true };
}

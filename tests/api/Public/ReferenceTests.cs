namespace JobAssist.Mobile.Api.Tests.Public;

public sealed class ReferenceTests(MobileApp app) : IClassFixture<MobileApp>
{
    [Fact]
    public async Task Places_are_picked_step_by_step()
    {
        var provinces = await app.Anybody.GetAsync("/v1/regions");
        var counties = await app.Anybody.GetAsync("/v1/regions?parent=530600");
        var none = await app.Anybody.GetAsync("/v1/regions?parent=999999");

        Assert.Equal(["440000", "530000"], provinces.Json["items"]!.AsArray().Select(r => (string)r!["code"]!));
        Assert.Equal("""{"code":"530602","name":"昭阳区","level":"county"}""", counties.Json["items"]![0]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Empty(none.Json["items"]!.AsArray());
    }

    [Fact]
    public async Task An_occupation_tells_what_the_law_demands()
    {
        var reply = await app.Anybody.GetAsync("/v1/occupations");

        var electrician = reply.Json["items"]!.AsArray().Single(o => (string)o!["code"]! == "6-29-03-01");
        Assert.Equal("特种作业操作证", (string)electrician!["certificate"]!);
    }
}

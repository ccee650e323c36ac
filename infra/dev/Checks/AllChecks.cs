using System.Diagnostics;
using System.Net;
using JobAssist.Mobile.Dev.City;

namespace JobAssist.Mobile.Dev.Checks;

/// <summary>What `infra/up --check` verifies by requests, one line each.</summary>
internal static class AllChecks
{
    public static async Task<bool> RunAsync(Demo demo, RoundFigures figures, Stopwatch clock)
    {
        var list = new Checklist();
        await list.RunAsync("\nThe round", () => TheRoundAsync(list, demo, figures));
        await list.RunAsync("The API", () => TheApiAsync(list, demo));
        await list.RunAsync("A hire by three voices", () => HireByThreeVoices.RunAsync(list, demo));
        Console.WriteLine($"{list.Passed} checks passed, {list.Failed} failed; {clock.Elapsed.TotalSeconds:0} s since the programs were started.");
        return list.Failed == 0;
    }

    private static async Task TheRoundAsync(Checklist list, Demo demo, RoundFigures figures)
    {
        list.Expect("nothing failed: every slot is sent, waits for a receipt, is with a person or excused", figures is { Failed: 0, Owed: > 0 }, $"{figures.Owed} owed");
        list.Expect("at least 60 % of the slots of people with an account were accepted", figures.AcceptedWithAccount * 100 >= figures.WithAccount * 60);
        list.Expect("every message that WeChat took has its receipt", figures.Received > 0 && figures.Received == figures.AcceptedWithAccount, $"{figures.Received}");
        list.Expect("the programs' own report has the same figures as the count by plain SQL", await Reports.AgreeAsync(demo, figures));

        var certificate = await RoundCertificate.ReadAsync(demo.Database);
        list.Expect("the round has a certificate: its value is at most the bound, within 2 %", certificate is { Value: > 0 } && certificate.Value <= certificate.Bound && certificate.GapPercent <= 2, $"{certificate?.GapPercent:0.00} %");
        list.Expect("by plain SQL no opening was told to more people than its places allow", certificate is { OverCapacity: 0, OverHeadcount: 0 });
        list.Expect("nobody was told of an opening that was not allotted to them", certificate is { ToldWithoutAllotment: 0 });

        var sent = Reports.JournalCodes(demo);
        list.Expect("by WeChat's journal nobody got two messages for a slot", sent.Count > 0 && sent.Count == sent.Distinct(StringComparer.Ordinal).Count(), $"{sent.Count} messages");
        // At night nobody is written to: then the messages wait for the morning.
        var sms = Reports.SmsCodes(demo);
        list.Expect("whom WeChat does not reach is written to by SMS, now or in the person's hours", sms.Count + figures.SmsLater > 0, $"{sms.Count} sent, {figures.SmsLater} later");
        list.Expect("by the SMS vendor's journal nobody got two for a slot, and each has its receipt", sms.Count == sms.Distinct(StringComparer.Ordinal).Count() && figures.Sms == figures.SmsDelivered, $"{figures.SmsDelivered} delivered");
        list.Expect("our consent ledger equals WeChat's hidden balances", await Reports.BalancesAgreeAsync(demo));
    }

    private static async Task TheApiAsync(Checklist list, Demo demo)
    {
        foreach (var path in new[] { "/health/live", "/health/ready", "/openapi/v1.json", "/docs/index.html", "/v1/postings?limit=3", "/v1/regions?parent=530600", "/v1/occupations" })
        {
            using var answer = await Web.Client.GetAsync(new Uri(demo.System.Api, path));
            list.Expect($"GET {path}", answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode}");
        }

        using var noSession = await Web.Client.GetAsync(new Uri(demo.System.Api, "/v1/me/matches"));
        list.Expect("without a session nobody sees matches", noSession.StatusCode == HttpStatusCode.Unauthorized);
        using var badCode = await new Phone(demo.System.Api, demo.System.StandIn, "nobody").AnswerAsync(HttpMethod.Post, "/v1/sessions/wechat", new { code = "invented-code-0000000000000000000" });
        list.Expect("an invented WeChat code signs nobody in", badCode.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, $"{(int)badCode.StatusCode}");
    }
}

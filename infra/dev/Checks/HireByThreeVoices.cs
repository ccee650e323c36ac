using System.Net;
using System.Text.Json;

namespace JobAssist.Mobile.Dev.Checks;

/// <summary>The whole way over HTTP: a broker applies, posts; a worker finds, applies; three voices; one place fewer.</summary>
internal static class HireByThreeVoices
{
    public static async Task RunAsync(Checklist list, Demo demo)
    {
        var stamp = Guid.CreateVersion7().ToString("N")[20..];
        var broker = await demo.NewPhoneAsync("broker-" + stamp);
        var caseworker = await demo.CaseworkerAsync();

        var applied = await broker.PostAsync("/v1/brokers", new
        {
            name = "样例经纪人" + stamp,
            kind = "individualBroker",
            regionCode = "530602",
            licenceNo = "（样例）人服证字〔2026〕第" + stamp + "号",
            licenceValidTo = demo.Today.AddYears(2).ToString("yyyy-MM-dd"),
            contactName = "样例联系人",
            contactPhone = "19900000001",
        });
        list.Expect("a broker applies and waits for the county", applied.GetProperty("verification").GetString() == "pending");
        var mandate = await broker.PostAsync("/v1/broker/mandates", new { employerReference = "E003" });
        await caseworker.PostAsync($"/v1/casework/mandates/{mandate.GetProperty("id").GetString()}/confirmation", null);

        var posting = (await broker.PostAsync("/v1/broker/postings", demo.OpeningOf(mandate.GetProperty("employerId").GetString()!, stamp))).GetProperty("id").GetString()!;
        using (var tooEarly = await broker.AnswerAsync(HttpMethod.Post, $"/v1/broker/postings/{posting}/submission", null))
            list.Expect("before the county's check nothing can be handed in", tooEarly.StatusCode == HttpStatusCode.Conflict, $"{(int)tooEarly.StatusCode}");
        await caseworker.PostAsync($"/v1/casework/brokers/{applied.GetProperty("id").GetString()}/approval", null);
        await broker.PostAsync($"/v1/broker/postings/{posting}/submission", null);
        await caseworker.PostAsync($"/v1/casework/postings/{posting}/approval", null);
        var shown = await broker.GetAsync($"/v1/postings/{posting}");
        list.Expect("the opening is published with its places", shown.GetProperty("posting").GetProperty("openPlaces").GetInt32() == 3);

        var worker = await demo.SignedInWorkerAsync();
        await list.MatchesSumAsync(worker);
        var key = Guid.CreateVersion7().ToString("N");
        var first = await worker.PostAsync("/v1/me/applications", new { postingId = posting }, key);
        var second = await worker.PostAsync("/v1/me/applications", new { postingId = posting }, key);
        list.Expect("applying twice with one key makes one application", first.GetProperty("id").GetString() == second.GetProperty("id").GetString());
        var candidates = await broker.GetAsync($"/v1/broker/postings/{posting}/candidates");
        list.Expect("the broker sees one candidate and no phone number", candidates.GetProperty("items").GetArrayLength() == 1 && !candidates.GetRawText().Contains("199", StringComparison.Ordinal));

        var application = first.GetProperty("id").GetString();
        var hire = (await broker.PostAsync($"/v1/broker/applications/{application}/hire-claim", new { startsOn = demo.Today.ToString("yyyy-MM-dd"), monthPayFen = 550_000 })).GetProperty("id").GetString();
        using (var alone = await caseworker.AnswerAsync(HttpMethod.Post, $"/v1/casework/hires/{hire}/confirmation", new { evidence = "contract" }))
            list.Expect("without the worker's yes nobody can confirm", alone.StatusCode == HttpStatusCode.Conflict);
        await worker.PostAsync($"/v1/me/applications/{application}/hire-answer", new { answer = "yes" });
        var confirmed = await caseworker.PostAsync($"/v1/casework/hires/{hire}/confirmation", new { evidence = "contract", note = "看过劳动合同" });
        var again = await caseworker.PostAsync($"/v1/casework/hires/{hire}/confirmation", new { evidence = "contract", note = "看过劳动合同" });
        list.Expect("a second confirmation answers the same", confirmed.GetRawText() == again.GetRawText());
        var after = await worker.GetAsync($"/v1/postings/{posting}");
        list.Expect("and there is one place fewer, once", after.GetProperty("posting").GetProperty("openPlaces").GetInt32() == 2);
    }

    private static async Task MatchesSumAsync(this Checklist list, Phone worker)
    {
        var matches = (await worker.GetAsync("/v1/me/matches?top=5")).EnumerateArray().ToList();
        list.Expect("a worker sees ranked openings with reasons that sum to the score", matches.Count > 0 && matches.TrueForAll(SumsUp), $"{matches.Count} openings, best score {matches.FirstOrDefault().Score()}");
    }

    private static bool SumsUp(JsonElement match) => match.GetProperty("reasons").EnumerateArray().Sum(reason => reason.GetProperty("points").GetInt32()) == match.Score();

    private static int Score(this JsonElement match) => match.ValueKind == JsonValueKind.Undefined ? 0 : match.GetProperty("score").GetInt32();
}

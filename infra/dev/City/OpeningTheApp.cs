using System.Net.Http.Json;
using JobAssist.Mobile.Dev.Servers;

namespace JobAssist.Mobile.Dev.City;

/// <summary>
/// The city's people open the Mini Program for the first time: sign in, say who they are with their own phone, and seven
/// in ten tick two consents, through the same API as everybody.
/// </summary>
internal static class OpeningTheApp
{
    private const int Lanes = 12;
    private const int ConsentsEach = 2;

    public static async Task RunAsync(RunningSystem system, IReadOnlyList<IReadOnlyList<Townsperson>> accounts, Action<int> progress)
    {
        await TellStandInAsync(system, accounts);
        var done = 0;
        await Parallel.ForEachAsync(accounts, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (people, _) =>
        {
            await OpenAsync(new Phone(system.Api, system.StandIn, people[0].Reference), people);
            progress(Interlocked.Increment(ref done));
        });
    }

    /// <summary>The stand-in forgets nothing that its journal says, but must be told of people on every start.</summary>
    public static async Task TellStandInAsync(RunningSystem system, IReadOnlyList<IReadOnlyList<Townsperson>> accounts)
    {
        var seeds = accounts.Select(people => new { user = people[0].Reference, phone = people[0].Phone });
        using var answer = await Web.Client.PostAsJsonAsync(new Uri(system.StandIn, "/__control/users"), seeds, Web.Json);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Seven of ten, by the person's number, so that every run of the demo is alike.</summary>
    public static bool Consents(Townsperson person) => person.UsesWeChat && int.Parse(person.Reference.AsSpan(1), provider: null) % 10 < 7;

    private static async Task OpenAsync(Phone phone, IReadOnlyList<Townsperson> people)
    {
        await phone.SignInAsync();
        foreach (var person in people)
        {
            await phone.PostAsync("/v1/me/binding", new { name = person.Name, idNumber = person.IdNumber, phoneCode = await phone.PhoneCodeAsync() });
            if (!Consents(person)) continue;
            for (var tick = 0; tick < ConsentsEach; tick++) await TickAsync(phone);
        }
    }

    private static async Task TickAsync(Phone phone)
    {
        var panel = await phone.TapAsync("consent", new
        {
            user = phone.User,
            tmplIds = new[] { RunningSystem.JobNoticeTemplate },
            choices = new Dictionary<string, string> { [RunningSystem.JobNoticeTemplate] = "accept" },
        });
        var results = panel.GetProperty("results").EnumerateObject().Select(result => new { templateId = result.Name, choice = result.Value.GetString() });
        await phone.PostAsync("/v1/me/consents", new { results });
    }
}

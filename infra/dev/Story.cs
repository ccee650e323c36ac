using System.Globalization;
using JobAssist.Mobile.Dev.City;

namespace JobAssist.Mobile.Dev;

/// <summary>Tells the person at the terminal what the round did and where to look.</summary>
internal static class Story
{
    private static readonly TimeSpan RoundPatience = TimeSpan.FromMinutes(4);

    public static async Task<RoundFigures> TellAsync(Demo demo)
    {
        var told = -1L;
        var figures = await RoundFigures.WhenSettledAsync(demo.Database, now =>
        {
            if (now.Waiting / 200 == told) return;
            told = now.Waiting / 200;
            Console.WriteLine($"  round {now.Slot}: {now.Waiting} of {now.Owed} slots wait to be sent");
        }, RoundPatience);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            Round {figures.Slot} over the demo city
              owed                          {figures.Owed,6}
              matched with openings         {figures.Matched,6}
              accepted, receipt awaited     {figures.Accepted,6}
              delivered                     {figures.Delivered,6}
              fulfilled (opened, answered)  {figures.Fulfilled,6}
              unknown, next step scheduled  {figures.Unknown,6}
              handed to a person            {figures.HandedToPerson,6}   in all without consent {figures.WithoutConsent}, without account {figures.WithoutAccount}, other {figures.OtherFallback}
              written to by SMS as well     {figures.Sms,6}   delivered {figures.SmsDelivered}, later, in the person's hours {figures.SmsLater}
              excused (hired, or granted)   {figures.Excused,6}
              failed                        {figures.Failed,6}
              of people with an account     {figures.WithAccount,6}   accepted {figures.AcceptedWithAccount} ({100.0 * figures.AcceptedWithAccount / Math.Max(1, figures.WithAccount):0.0} %)
            """));

        Console.WriteLine(await RoundCertificate.ReadAsync(demo.Database));
        Console.WriteLine("\nOpenings told of, by province: " + string.Join(", ", (await Postcards.ByProvinceAsync(demo.Database)).Select(row => $"{row.Province} {row.Notices}")));
        Console.WriteLine("\nThree of the messages, word by word:");
        foreach (var message in Postcards.Messages(demo, 3)) Console.WriteLine("  " + message);
        return figures;
    }

    public static void WhereToLook(Demo demo, TimeSpan elapsed)
    {
        var seconds = (string name) => Environment.GetEnvironmentVariable("JOBASSIST_SECONDS_" + name) ?? "0";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            Ready. Downloading took {seconds("DOWNLOADING")} s, building {seconds("BUILDING")} s, everything else {elapsed.TotalSeconds:0} s.
              API explorer     {new Uri(demo.System.Api, "/docs")}
              OpenAPI          {new Uri(demo.System.Api, "/openapi/v1.json")}
              WeChat stand-in  {demo.System.StandIn}   (opens the app as anybody: see tests/WeChatStandIn/README.md)
              SMS stand-in     {new Uri(demo.System.SmsStandIn, "/__control/journal?limit=3")}   (what the phones show: see tests/SmsStandIn/README.md)
              Logs             .run/logs
            Three people who can sign in (the stand-in gives the code):
              curl -s -X POST {new Uri(demo.System.StandIn, "/__control/open")} -H 'Content-Type: application/json' -d '{"{"}"user":"{demo.Accounts.First(people => people.Count == 1)[0].Reference}"{"}"}'   a worker
              … "user":"{demo.Accounts.First(people => people.Count > 1)[0].Reference}"   a family that shares one phone
              … "user":"demo-caseworker"   the caseworker of 昭通市
            """));
    }
}

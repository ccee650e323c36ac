using System.Diagnostics;
using JobAssist.Mobile.Dev;
using JobAssist.Mobile.Dev.Checks;
using JobAssist.Mobile.Dev.City;
using JobAssist.Mobile.Dev.Servers;

// What infra/up runs after it has built everything: the whole system on this machine with the demo city.
var check = args.Contains("--check", StringComparer.Ordinal);
var clock = Stopwatch.StartNew();
using var stop = new StopSignal();

using var folder = RunFolder.Of(Directory.GetCurrentDirectory());
await using var system = await RunningSystem.StartAsync(folder);
var accounts = Townspeople.Accounts(folder.DemoData);
await using var demo = new Demo(system, folder, accounts);

if (await demo.IsOpenedAsync())
{
    Console.WriteLine("The demo city is already here; its data was kept.");
    await OpeningTheApp.TellStandInAsync(system, accounts);
}
else
{
    Console.WriteLine("Loading the demo city …");
    Console.Write(await demo.LoadAsync());
    Console.WriteLine($"{accounts.Count} WeChat accounts open the Mini Program …");
    await OpeningTheApp.RunAsync(system, accounts, done =>
    {
        if (done % 500 == 0) Console.WriteLine($"  {done} of {accounts.Count}, {clock.Elapsed.TotalSeconds:0} s");
    });
}

await system.StartNotificationsAsync();
var figures = await Story.TellAsync(demo);
await demo.CaseworkerAsync();
Story.WhereToLook(demo, clock.Elapsed);

if (check) return await AllChecks.RunAsync(demo, figures, clock) ? 0 : 1;

Console.WriteLine("Running until Ctrl-C.");
await stop.Requested;
Console.WriteLine("Stopping …");
return 0;

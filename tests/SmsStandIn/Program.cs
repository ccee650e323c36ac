using JobAssist.Mobile.SmsStandIn;

var (options, addressFile) = CommandLine.Read(args);
await using var host = StandInHost.Build(options);
await host.StartAsync();
var address = host.Address.GetLeftPart(UriPartial.Authority);
if (addressFile is not null)
    await AddressFile.WriteAsync(addressFile, address);
Console.WriteLine($"stand-in listening on {address}");
await host.WaitForShutdownAsync();

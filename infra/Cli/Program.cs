using JobAssist.Mobile.Cli;

return await JobAssistCli.RunAsync(args, Console.Out, Console.Error);

using BankEligibility.Running;

Terminal terminal = Terminal.OfProcess();
int exitCode = await Session.RunAsync(args, terminal);
await terminal.Out.FlushAsync();
return exitCode;

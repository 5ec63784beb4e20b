using VolunteerCredit.Tool.Running;

Terminal terminal = Terminal.OfProcess();
int exitCode = await Session.RunAsync(args, terminal, Environment.GetEnvironmentVariable);
await terminal.Out.FlushAsync();
return exitCode;

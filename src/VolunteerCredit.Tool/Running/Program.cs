using VolunteerCredit.Tool.Running;

return await Session.RunAsync(args, Terminal.OfProcess(), Environment.GetEnvironmentVariable);

using BenchmarkDotNet.Running;
using VolunteerCredit.Benchmarks;
using VolunteerCredit.Benchmarks.Reports;

switch (args)
{
    case ["agree"]:
        Agreement.Assert(200_000);
        Console.WriteLine("All agree.");
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StarsBenchmark).Assembly).Run(args);
        break;
}

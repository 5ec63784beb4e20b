using System.Globalization;
using BenchmarkDotNet.Running;
using VolunteerCredit.Benchmarks;
using VolunteerCredit.Benchmarks.Data;
using VolunteerCredit.Benchmarks.Reports;

switch (args)
{
    case ["headline"]:
        Figures.Print(2_000_000, all: false);
        break;
    case ["full"]:
        Figures.Print(10_000_000, all: true);
        break;
    case ["hangzhou"]:
        Figures.Hangzhou();
        break;
    case ["nation"]:
        Nation.Print(100_000_000);
        break;
    case ["nation", string most]:
        Nation.Print(int.Parse(most, CultureInfo.InvariantCulture));
        break;
    case ["data", string folder, string records]:
        DataFolder.Write(folder, int.Parse(records, CultureInfo.InvariantCulture));
        break;
    case ["compare"]:
        Comparing.Print(2_000_000);
        break;
    case ["advice"]:
        Advices.Print(1_000);
        break;
    case ["plug-in"]:
        PlugIns.Print(2_000_000);
        break;
    case ["watchdog"]:
        Watching.Print(2_000_000, volunteers: 2_000);
        break;
    case ["agree"]:
        Agreement.Assert(200_000);
        Console.WriteLine("All agree.");
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StarsBenchmark).Assembly).Run(args);
        break;
}

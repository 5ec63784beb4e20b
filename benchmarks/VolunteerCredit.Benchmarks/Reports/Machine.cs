using System.Globalization;
using System.Runtime.InteropServices;

namespace VolunteerCredit.Benchmarks.Reports;

/// <summary>On what it was measured.</summary>
internal static class Machine
{
    public static void Print() => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"));

    /// <summary>Its name where the system tells it; elsewhere the architecture.</summary>
    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim()
        : RuntimeInformation.ProcessArchitecture.ToString();
}

using BenchmarkDotNet.Running;
using VolunteerCredit.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(StarsBenchmark).Assembly).Run(args);

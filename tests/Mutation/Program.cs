using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using VolunteerCredit.Mutation;

// Tries the mutants that Stryker.NET built into an assembly, in processes that serve for many: Stryker's own runner starts one for each.
//   FOLDER REPORT PART …        tries those of the report in folders or files of the engine, writes what became of them into it, lists survivors, prints a line for each stage; 1 if one survives that explained.txt does not have
//   cover FOLDER FILE K N       counts which mutants a part of the tests reaches, the K-th of N
//   work FOLDER FILE [MUTANT]   a worker; with a mutant it serves for that one alone
const string Engine = "VolunteerCredit", Tests = "VolunteerCredit.Tests";

// Tests that take long in all; what kills a mutant is mostly its own folder's tests.
string[] slow =
[
    "RuleSets.Schema.", "RuleSets.Linting.WitnessProperties", "RuleSets.Description.", "RuleSets.HostileDocumentTests", "RuleSets.LibraryTests", "Advice.AdviceLawTests", "Advice.BruteForceTests",
    "Groups.GroupLawTests", "Bulk.AllocationTests", "Bulk.HardUseTests", "Bulk.SpillTests", "Explanations.Explanation", "Explanations.Pages.", "Guarding.FaultTests", "Guarding.PollutionTests",
    "Guarding.TwinTests", "Guarding.Watch", "Receipts.", "Statistics.", "Comparisons.", "Properties.RandomRuleSetTests", "Properties.RuleSetMakerTests", "Properties.GeneratorTests",
    "Properties.SurroundingsTests", "Properties.BrokenEngineTests", "Properties.PropertyAttributeTests",
];
switch (args)
{
    case ["cover", var folder, var file, var part, var parts]:
        using (TestAssembly tests = Started(folder, null, out MutantSwitch counting))
        {
            Coverage.Take(tests, tests.Names.Order(StringComparer.Ordinal).Where((_, n) => n % Number(parts) == Number(part)), counting).Write(file);
        }

        return 0;
    case ["work", var folder, var file, .. var alone]:
        using (var questions = new StreamReader(Console.OpenStandardInput()))
        using (var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true })
        {
            Console.SetOut(TextWriter.Null); // tests may write there
            using TestAssembly tests = Started(folder, alone is [var id] ? Number(id) : null, out MutantSwitch mutants);
            Worker.Run(tests, Coverage.Read(file).Tests, mutants, alone.Length > 0, questions, answers);
        }

        return 0;
    case [var folder, var path, .. var parts]:
        return Judge(folder, path, parts);
    default:
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

TestAssembly Started(string folder, int? active, out MutantSwitch mutants)
{
    TestAssembly.Resolve(folder);
    Directory.SetCurrentDirectory(folder);
    mutants = new(TestAssembly.Load(folder, Engine)) { Active = active };
    return new(folder, Tests, slow);
}

static int Judge(string folder, string path, IReadOnlyList<string> parts)
{
    JsonNode report = JsonNode.Parse(File.ReadAllBytes(path))!;
    IReadOnlyList<Mutant> mutants = [.. Mutant.Of(report).Where(mutant => parts.Any(part => $"{mutant.File}/".StartsWith($"{part}/", StringComparison.Ordinal)))];
    Coverage coverage = Counted(folder, Path.GetDirectoryName(path)!, out string counted);
    Console.WriteLine($"{coverage.Tests.Count} tests, {mutants.Count} mutants");
    var explained = new Explained(Path.Combine(AppContext.BaseDirectory, "explained.txt"));
    var waiting = new ConcurrentQueue<Mutant>(mutants);
    int tried = 0;
    Task[] trials = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() =>
    {
        using var trial = new Trial(coverage, mutants, ["work", folder, counted]);
        while (waiting.TryDequeue(out Mutant? mutant))
        {
            trial.Try(mutant, explained.ReasonOf(mutant) is null);
            int done = Interlocked.Increment(ref tried);
            if (mutant.IsLeft && explained.ReasonOf(mutant) is null)
            {
                Console.WriteLine(mutant);
            }
            else if (done % 100 == 0)
            {
                Console.WriteLine($"{done} tried");
            }
        }
    }))];
    Task.WaitAll(trials);

    File.WriteAllText(path, report.ToJsonString());
    Mutant[] left = [.. mutants.Where(m => m.IsLeft)];
    HashSet<Mutant> unexplained = [.. explained.Without(left)];
    File.WriteAllLines(Path.Combine(Path.GetDirectoryName(path)!, "survivors.txt"), left.Select(m => $"{m} ({(unexplained.Contains(m) ? "?" : explained.ReasonOf(m))})"));
    foreach (IGrouping<string, Mutant> stage in mutants.GroupBy(m => m.Stage).OrderBy(s => s.Key, StringComparer.Ordinal))
    {
        int Count(string status) => stage.Count(m => m.Status == status);
        int found = Count(Mutant.Killed) + Count(Mutant.Timeout);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{stage.Key}: {100m * found / stage.Count():0.0} % of {stage.Count()}; {Count(Mutant.Killed)} killed, {Count(Mutant.Timeout)} timed out, {Count(Mutant.Survived)} survived, {Count(Mutant.NoCoverage)} not covered; {unexplained.Count(m => m.Stage == stage.Key)} of these without a reason"));
    }

    return unexplained.Count == 0 ? 0 : 1;
}

static Coverage Counted(string folder, string reports, out string file)
{
    string[] files = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(part => Path.Combine(reports, $"coverage-{part}.json"))];
    Task[] parts = [.. files.Select((counted, part) => Task.Run(() =>
    {
        using var counting = new WorkerProcess(["cover", folder, counted, $"{part}", $"{files.Length}"]);
        while (counting.Next(TimeSpan.FromHours(1)) is not null)
        {
        }
    }))];
    Task.WaitAll(parts);
    var coverage = Coverage.Join(files.Select(Coverage.Read));
    coverage.Write(file = Path.Combine(reports, "coverage.json"));
    return coverage;
}

using System.Globalization;

namespace VolunteerCredit.Mutation;

/// <summary>Tries mutants in a process of its own, which serves for many, as long as they leave it sound.</summary>
/// <param name="coverage">Which tests reach which.</param>
/// <param name="mutants">All mutants.</param>
/// <param name="arguments">What a worker is started with.</param>
internal sealed class Trial(Coverage coverage, IReadOnlyList<Mutant> mutants, IReadOnlyList<string> arguments) : IDisposable
{
    /// <summary>How long one may take altogether; a worker ends itself at a test that does not end.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    private WorkerProcess? _worker;

    /// <param name="mutant">The mutant.</param>
    /// <param name="isPuzzling">Whether nobody knows why it should survive: then it is tried once more in a process of its own, since one that serves for many may have kept what was made without it.</param>
    public void Try(Mutant mutant, bool isPuzzling)
    {
        int[] tests = [.. TestsOf(mutant)];
        if (tests.Length == 0)
        {
            mutant.Status = Mutant.NoCoverage;
            return;
        }

        string? answer = null;
        if (!mutant.IsStatic)
        {
            answer = Ask(_worker ??= Started(), mutant, tests);
            if (answer is null or Worker.Spoiled)
            {
                _worker.Dispose();
                _worker = null;
            }
        }

        if (mutant.IsStatic || answer == Worker.Spoiled || (answer == Worker.Survived && isPuzzling))
        {
            using WorkerProcess fresh = Started(mutant.Id.ToString(CultureInfo.InvariantCulture));
            answer = Ask(fresh, mutant, tests);
        }

        mutant.Status = answer is null ? Mutant.Timeout : answer == Worker.Survived ? Mutant.Survived : Mutant.Killed;
    }

    public void Dispose() => _worker?.Dispose();

    /// <summary>Those of its own folder first, then the quick ones. What runs once for the process is reached by more tests than are known, taken to be those that reach its file, then all others.</summary>
    private IEnumerable<int> TestsOf(Mutant mutant) => !mutant.IsStatic
        ? Reaching(mutant, m => m.Id == mutant.Id)
        : Reaching(mutant, m => m.File == mutant.File).Union(InOrder(mutant, Enumerable.Range(0, coverage.Tests.Count)));

    private IEnumerable<int> Reaching(Mutant mutant, Func<Mutant, bool> those) =>
        InOrder(mutant, mutants.Where(those).SelectMany(m => coverage.ByMutant.GetValueOrDefault(m.Id, [])).Distinct());

    private IEnumerable<int> InOrder(Mutant mutant, IEnumerable<int> tests) => tests
        .OrderBy(test => !coverage.Tests[test].Name.StartsWith($"VolunteerCredit.Tests.{mutant.Stage}.", StringComparison.Ordinal)).ThenBy(test => coverage.Tests[test].Seconds);

    private WorkerProcess Started(params IEnumerable<string> more)
    {
        var worker = new WorkerProcess([.. arguments, .. more]);
        worker.Next(Most);
        return worker;
    }

    private static string? Ask(WorkerProcess worker, Mutant mutant, int[] tests) => worker.Ask(
        string.Join(' ', tests.Prepend(mutant.Id).Select(n => n.ToString(CultureInfo.InvariantCulture))), Most);
}

using System.Globalization;

namespace VolunteerCredit.Mutation;

/// <summary>A process that tries mutants, asked line by line: the number of a mutant, then those of the tests to run, with blanks between.</summary>
internal static class Worker
{
    public const string Ready = "ready";
    public const string Survived = "survived";
    public const string Killed = "killed";

    /// <summary>A test failed, and fails without the mutant too: something that lives as long as the process is spoiled.</summary>
    public const string Spoiled = "spoiled";

    /// <param name="tests">Where the tests come from.</param>
    /// <param name="times">The tests by number.</param>
    /// <param name="mutants">The mutants.</param>
    /// <param name="isFresh">Whether the process serves for one mutant, which is active from before the first test is looked for.</param>
    /// <param name="questions">What is asked.</param>
    /// <param name="answers">What is answered.</param>
    public static void Run(TestAssembly tests, IReadOnlyList<TestTime> times, MutantSwitch mutants, bool isFresh, TextReader questions, TextWriter answers)
    {
        using var patience = new Patience();
        Dictionary<string, TestTime> byName = times.ToDictionary(test => test.Name);
        answers.WriteLine(Ready);
        while (questions.ReadLine() is { } line)
        {
            int[] numbers = [.. line.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
            mutants.Active = numbers[0];
            string? killer = FirstThatFails(numbers.Skip(1).Select(n => times[n].Name));
            if (!isFresh)
            {
                mutants.Active = null;
            }

            answers.WriteLine(killer is null ? Survived : !isFresh && FirstThatFails([killer]) is not null ? Spoiled : $"{Killed} {killer}");
        }

        string? FirstThatFails(IEnumerable<string> names)
        {
            string? first = tests.FirstThatFails(names, name => patience.Begin(byName[name]));
            patience.End();
            return first;
        }
    }
}

using System.Text.Json;

namespace VolunteerCredit.Mutation;

/// <summary>Which tests reach which mutants.</summary>
/// <param name="Tests">The tests, by number.</param>
/// <param name="ByMutant">The numbers of the tests that reach a mutant.</param>
internal sealed record Coverage(IReadOnlyList<TestTime> Tests, IReadOnlyDictionary<int, List<int>> ByMutant)
{
    /// <summary>A mutant that no test notices meets all that reach it: some dozen slow ones would take most of the time.</summary>
    private const decimal SecondsMax = 3;

    /// <summary>Runs tests and counts. Those that fail without any mutant, or take long, are left out.</summary>
    public static Coverage Take(TestAssembly tests, IEnumerable<string> names, MutantSwitch mutants)
    {
        List<TestTime> times = [];
        SortedDictionary<int, List<int>> byMutant = [];
        foreach (string name in names)
        {
            mutants.Reached();
            mutants.IsCounting = true;
            decimal? seconds = SecondsOf(name);
            mutants.IsCounting = false;
            IReadOnlyList<int> reached = mutants.Reached();
            if (seconds > SecondsMax)
            {
                seconds = SecondsOf(name); // counting takes its time too
            }

            if (seconds is not <= SecondsMax)
            {
                continue;
            }

            foreach (int id in reached)
            {
                if (!byMutant.TryGetValue(id, out List<int>? reaching))
                {
                    byMutant.Add(id, reaching = []);
                }

                reaching.Add(times.Count);
            }

            times.Add(new(name, seconds.Value));
        }

        return new(times, byMutant);

        decimal? SecondsOf(string name)
        {
            decimal seconds = 0;
            return tests.FirstThatFails([name], ended: (_, taken) => seconds = taken) is null ? seconds : null;
        }
    }

    /// <summary>Those of different tests as one.</summary>
    public static Coverage Join(IEnumerable<Coverage> parts)
    {
        List<TestTime> times = [];
        List<(int Mutant, int Test)> reached = [];
        foreach (Coverage part in parts)
        {
            reached.AddRange(part.ByMutant.SelectMany(mutant => mutant.Value.Select(test => (mutant.Key, times.Count + test))));
            times.AddRange(part.Tests);
        }

        return new(times, reached.GroupBy(r => r.Mutant).ToDictionary(g => g.Key, g => g.Select(r => r.Test).ToList()));
    }

    public static Coverage Read(string path) => JsonSerializer.Deserialize<Coverage>(File.ReadAllBytes(path))!;

    public void Write(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this));
}

/// <summary>A test, and how long it takes.</summary>
internal sealed record TestTime(string Name, decimal Seconds);

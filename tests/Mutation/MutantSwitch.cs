using System.Reflection;

namespace VolunteerCredit.Mutation;

/// <summary>What Stryker.NET builds into the assembly: it holds every mutant, of which one at most is active, and counts which of them are reached.</summary>
internal sealed class MutantSwitch
{
    private const int None = -1;

    private readonly FieldInfo _active;
    private readonly FieldInfo _counting;
    private readonly MethodInfo _counted;

    public MutantSwitch(Assembly mutated)
    {
        Type control = mutated.GetTypes().Single(t => t.Name == "MutantControl");
        _active = control.GetField("ActiveMutant")!;
        _counting = control.GetField("CaptureCoverage")!;
        _counted = control.GetMethod("GetCoverageData")!;
        Active = null;
    }

    public int? Active
    {
        set => _active.SetValue(null, value ?? None);
    }

    public bool IsCounting
    {
        set => _counting.SetValue(null, value);
    }

    /// <summary>The mutants that were reached since it was last asked.</summary>
    public IReadOnlyList<int> Reached() => [.. ((IList<int>[])_counted.Invoke(null, null)!).SelectMany(ids => ids).Distinct()];
}

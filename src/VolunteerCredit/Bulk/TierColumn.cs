using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Bulk;

/// <summary>A tier of all volunteers.</summary>
public sealed class TierColumn
{
    private const int UnknownStep = -2;
    private readonly int[] _steps;
    private readonly byte[] _openness;
    private readonly long[] _numbers;

    internal TierColumn(ValueRef value, IReadOnlyList<TierStep> steps, int count)
    {
        (Name, Label, Steps) = (value.Name, value.Label, steps);
        _steps = new int[count];
        _openness = new byte[count];
        _numbers = new long[count];
    }

    /// <summary>Its name in the document.</summary>
    public string Name { get; }

    /// <summary>Its name for people.</summary>
    public Words Label { get; }

    /// <summary>The steps, lowest first.</summary>
    public IReadOnlyList<TierStep> Steps { get; }

    /// <summary>
    /// The tier of each volunteer as a number: 0 none, 1 the lowest step and so on; of an award how many are valid; of a ladder that begins again
    /// the steps of whole rounds included. 0 as well where it is unknown (<see cref="IsUnknown"/>).
    /// </summary>
    public ReadOnlySpan<long> Numbers => _numbers;

    /// <summary>The step that was reached; <see langword="null"/> for none, or where it is unknown.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public TierStep? this[int volunteer] => _steps[volunteer] < 0 ? null : Steps[_steps[volunteer]];

    /// <summary>Whether an input that decides it is missing, or nothing was computed.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public bool IsUnknown(int volunteer) => _steps[volunteer] == UnknownStep;

    /// <summary>In which direction the true tier may still lie.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Openness OpennessOf(int volunteer) => (Openness)_openness[volunteer];

    /// <summary>The number of the step from 0, -1 for none, -2 where it is unknown.</summary>
    internal int StepOf(int volunteer) => _steps[volunteer];

    internal void Set(int volunteer, in TierRank rank)
    {
        _steps[volunteer] = rank.IsUnknown ? UnknownStep : rank.Step;
        _openness[volunteer] = (byte)rank.Openness;
        _numbers[volunteer] = rank.IsUnknown ? 0 : rank.Number ?? rank.Step + 1;
    }
}

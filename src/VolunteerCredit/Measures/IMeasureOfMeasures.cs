using VolunteerCredit.Intake;

namespace VolunteerCredit.Measures;

/// <summary>A measure made of others. What is unknown in it is named by them, or by itself.</summary>
internal interface IMeasureOfMeasures : IMeasure
{
    /// <summary>Marks the measure under evaluation as open where a source that one of them needs is not complete on every day.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="window">The days.</param>
    void MarkUncovered(Block block, Period window);

    /// <summary>The measures it is made of, each with the days it looks at.</summary>
    /// <param name="window">The days that this one looks at.</param>
    IEnumerable<MeasureOver> Over(Period window);
}

/// <summary>A measure inside another.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Days">The days it looks at.</param>
/// <param name="Factor">What its value is multiplied by before all are added; <see langword="null"/> where the outer one is no sum of them.</param>
internal readonly record struct MeasureOver(BoundMeasure Measure, Period Days, long? Factor = null);

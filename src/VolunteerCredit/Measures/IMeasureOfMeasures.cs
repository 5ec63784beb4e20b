using VolunteerCredit.Intake;

namespace VolunteerCredit.Measures;

/// <summary>A measure made of others. What is unknown in it is named by them, or by itself.</summary>
internal interface IMeasureOfMeasures : IMeasure
{
    /// <summary>Marks the measure under evaluation as open where a source that one of them needs is not complete on every day.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="window">The days.</param>
    void MarkUncovered(Block block, Period window);
}

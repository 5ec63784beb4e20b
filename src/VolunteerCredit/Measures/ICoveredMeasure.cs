using VolunteerCredit.Intake;

namespace VolunteerCredit.Measures;

/// <summary>A measure that holds others, whose coverage is asked of the whole window: days without rows are absence too.</summary>
internal interface ICoveredMeasure
{
    /// <summary>Marks the measure under evaluation as open where a source is not complete on every day.</summary>
    void MarkUncovered(Block block, Period window);
}
